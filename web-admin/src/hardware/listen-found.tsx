import { useRef } from 'preact/hooks';
import type { ListenCandidate, ListenRun } from '../../../firmware/http/contract/listening.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { reasonText } from './reason-text.ts';

/** What it is, why that is believed, and the lines for the configuration. */
export function ListenFound({ run }: { run: ListenRun }) {
  const { listen } = useOfficeWords().hardware;
  const { verdict, looks, candidates, entry, ended } = run;
  // While it goes on, that nothing was heard is no verdict.
  if (verdict === 'nothing-heard') return ended === null ? null : <p class="phrase">{listen.nothing}</p>;
  return (
    <div class="listen-found">
      <p class="phrase" role="status">
        <b>{listen.verdicts[verdict]}</b> {looks !== null && listen.looks[looks]}
      </p>
      {verdict === 'not-recognised' && candidates.length > 0 && <p class="note">{listen.nearest}</p>}
      <ul>
        {candidates.slice(0, verdict === 'recognised' ? 1 : undefined).map((candidate) => (
          <Candidate key={`${candidate.format} ${candidate.layout}`} candidate={candidate} />
        ))}
      </ul>
      {entry !== null && <Entry entry={entry} />}
    </div>
  );
}

function Candidate({ candidate }: { candidate: ListenCandidate }) {
  const { listen } = useOfficeWords().hardware;
  const { format, layout, speed, framing, percent, reasons } = candidate;
  const setting = [speed, framing].filter((one) => one !== null).join(' ');
  return (
    <li>
      <p>
        <b class="mono">{[format, layout].filter((one) => one !== null).join(' · ')}</b>
        {setting !== '' && <span class="mono"> {setting}</span>} {listen.sure(percent)}
      </p>
      <ul class="note">
        {reasons.map((reason) => (
          <li key={reason.type}>{reasonText(reason, listen.reasons)}</li>
        ))}
      </ul>
    </li>
  );
}

function Entry({ entry }: { entry: NonNullable<ListenRun['entry']> }) {
  const desk = useDesk();
  const { listen } = useOfficeWords().hardware;
  const lines = useRef<HTMLPreElement>(null);
  if (entry.type === 'guide') return <p>{listen.seeGuide(entry.guide)}</p>;
  if (entry.type === 'pins') return <p>{listen.fromPins}</p>;
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(entry.yaml).then(
      () => true,
      () => false,
    );
    if (isCopied) desk.toasts.say(listen.copied);
    // Some browsers ask first, or refuse: then the lines are chosen, and a key copies them.
    else if (lines.current !== null) getSelection()?.selectAllChildren(lines.current);
  };
  return (
    <div class="listen-entry">
      <p class="phrase">{listen.entry}</p>
      <pre ref={lines} lang="en">
        {entry.yaml}
      </pre>
      <button type="button" class="btn is-small" onClick={() => void copy()}>
        {listen.copy}
      </button>
    </div>
  );
}
