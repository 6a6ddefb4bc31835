import type { CertificateInput, CertificateState } from '../../../firmware/http/contract/certificate.ts';
import type { Asked, Route } from './routes.ts';

const UNTIL = Date.parse('2027-12-20T00:00:00Z');

function state({ box }: Asked): CertificateState {
  const isBrought = box.certificate !== null;
  return {
    ...{ kind: isBrought ? 'browser' : 'own', file: null, until: UNTIL, unused: null },
    names: isBrought
      ? ['rusuban.hinata-setsubi.example']
      : ['localhost', 'rusuban', 'rusuban.local', '192.0.2.5'],
    missing: isBrought ? ['rusuban', 'rusuban.local'] : [],
    fingerprint: Array.from({ length: 32 }, () => 'AB').join(':'),
  };
}

/** The certificate of a page that is open to the network. */
export const CERTIFICATE_ROUTES: Readonly<Record<string, Route>> = {
  'GET certificate': state,
  'PUT certificate': (asked) => {
    asked.box.certificate = asked.body as unknown as CertificateInput;
    return state(asked);
  },
  'DELETE certificate': (asked) => {
    asked.box.certificate = null;
    return state(asked);
  },
};
