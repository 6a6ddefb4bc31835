/** One command of the initialisation, and what its refusal means. */
export interface InitStep {
  /** Tried in this order until the modem accepts one. */
  readonly commands: readonly string[];
  /** `needed`: without it no number comes, and the modem is of no use. */
  readonly need: 'needed' | 'welcome';
  /** How long the modem may take, milliseconds. */
  readonly patience: number;
}

export interface InitWishes {
  /** Country for AT+GCI, two hexadecimal digits (T.35). Left out: the modem is not told. */
  readonly country?: string;
  /** Commands in place of the whole plan, each of them needed. */
  readonly commands?: readonly string[];
}

/** V.253 first, then what the makers had before it. Collected by NCID; the order is by how common they are. */
const CALLER_ID_ON = [
  'AT+VCID=1',
  'AT#CID=1',
  'AT+FCLASS=8;+VCID=1',
  'AT#CLS=8#CID=1',
  'AT-STE=1;+VCID=1',
  'AT-SCID=1;+VCID=1;-STE=3',
  'AT%CCID=1',
  'AT#CC1',
  'AT*ID1',
  'AT$JSCID=4,1',
  'AT$JSCD=1,0',
];

/** A reset reads the profile from slow memory. */
const RESET_PATIENCE = 5_000;
const COMMAND_PATIENCE = 3_000;

/** The plan: reset, plain replies, country, caller ID, never answer by itself. */
export function planOf({ country, commands }: InitWishes): readonly InitStep[] {
  if (commands !== undefined && commands.length > 0) return commands.map((one) => step([one], 'needed'));
  return [
    step(['ATZ'], 'welcome'),
    step(['ATE0V1Q0'], 'welcome'),
    ...(country === undefined ? [] : [step([`AT+GCI=${country.toUpperCase()}`], 'welcome')]),
    step(CALLER_ID_ON, 'needed'),
    step(['ATS0=0'], 'welcome'),
  ];
}

function step(commands: readonly string[], need: InitStep['need']): InitStep {
  const isReset = commands.some((command) => /^ATZ/i.test(command));
  return { commands, need, patience: isReset ? RESET_PATIENCE : COMMAND_PATIENCE };
}
