import { administrator } from '../../access/who.ts';
import { CertificateInput, CertificateState } from '../contract/certificate.ts';
import { RefusalError } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { change, type Services } from '../services.ts';

const who = administrator();

/** The certificate that the page is opened with, and one that the office brings in its place. */
export function certificateRoutes(services: Services): Route[] {
  const { certificates, own } = services;
  return [
    route({
      method: 'GET',
      path: '/api/certificate',
      summary: 'The certificate of the page',
      who,
      reply: CertificateState,
      handle: () => certificates.state(),
    }),
    route({
      method: 'PUT',
      path: '/api/certificate',
      summary: 'Use a certificate of the office; the page opens again with it',
      who,
      body: CertificateInput,
      reply: CertificateState,
      handle: async ({ body, audit, afterwards }) => {
        const fault = await certificates.faultOf(body);
        if (fault === 'set-in-file') {
          throw new RefusalError('conflict', 'this is set in the configuration file, which wins');
        }
        if (fault !== null) throw new RefusalError('invalid', 'the certificate cannot be used', [fault]);
        await change(services, audit, (trx) => certificates.put(trx, body));
        const state = await certificates.state();
        // A page that is open to its own machine only has no use for it yet.
        if (state.kind !== 'plain') afterwards(() => own.takeOver());
        return state;
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/certificate',
      summary: 'Go back to the certificate that the box makes itself',
      who,
      reply: CertificateState,
      handle: async ({ audit, afterwards }) => {
        const { kind, unused } = await certificates.state();
        await change(services, audit, (trx) => certificates.put(trx, null));
        if (kind === 'browser' || unused !== null) afterwards(() => own.takeOver());
        return certificates.state();
      },
    }),
  ];
}
