import { useDesk, useGateWords } from '../parts/desk-context.ts';
import { useLoaded } from '../parts/use-loaded.ts';

/** How a machine of the office learns to trust the box: once, before the login. */
export function AuthorityPage() {
  const desk = useDesk();
  const words = useGateWords().authority;
  const { value } = useLoaded('authority', (signal) => desk.box.authority(signal));
  const fingerprint = value?.fingerprint ?? null;
  return (
    <section class="is-long">
      <h1>{words.title}</h1>
      {value !== null && fingerprint === null && <p>{words.none}</p>}
      {fingerprint !== null && (
        <>
          <p class="dim phrase">{words.lead}</p>
          <p>
            <a class="btn is-first" href="/ca.crt" download>
              {words.download}
            </a>
          </p>
          <p class="phrase">{words.fingerprint}</p>
          <p class="mono wrap">{fingerprint}</p>
          <p class="note">{words.compare}</p>
          <dl class="systems">
            {Object.entries(words.systems).map(([system, steps]) => (
              <div key={system}>
                <dt>{system}</dt>
                <dd>{steps}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p>
        <a href="/login">{words.toLogin}</a>
      </p>
    </section>
  );
}
