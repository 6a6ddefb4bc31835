import type {
  AuditPage,
  ChangePassword,
  LogIn,
  MadeToken,
  Me,
  NewToken,
  NewUser,
  Pairing,
  PairingState,
  SetUp,
  Terminal,
  TerminalInput,
  TerminalList,
  TokenList,
  User,
  UserList,
} from '../../../firmware/http/contract/access.ts';
import type { BackupFields, BackupState } from '../../../firmware/http/contract/backup.ts';
import type { Board, ModeState } from '../../../firmware/http/contract/board.ts';
import type { BouncesInput, BounceTest, TestBounces } from '../../../firmware/http/contract/bounces.ts';
import type {
  CallPage,
  CallRow,
  ChooseCustomer,
  MailPreview,
  Memo,
  MemoForm,
  MemoSent,
} from '../../../firmware/http/contract/calls.ts';
import type { CertificateInput, CertificateState } from '../../../firmware/http/contract/certificate.ts';
import type { Mode } from '../../../firmware/http/contract/common.ts';
import type {
  Configuration,
  LinesInput,
  LinksInput,
  MailFields,
  MailTest,
  SiteFields,
  TestMail,
  WalkInput,
} from '../../../firmware/http/contract/configuration.ts';
import type {
  Customer,
  CustomerInput,
  CustomerPage,
  Representative,
  RepresentativeInput,
  RepresentativeList,
} from '../../../firmware/http/contract/customers.ts';
import type { CaughtMails, DemoCall, DemoState } from '../../../firmware/http/contract/demo.ts';
import type { DemoDeviceAction, DemoDevices } from '../../../firmware/http/contract/demo-devices.ts';
import type { FactsOfCall } from '../../../firmware/http/contract/facts.ts';
import type { HardwareEvent, Unmasked } from '../../../firmware/http/contract/hardware.ts';
import type { ImportField, ImportState } from '../../../firmware/http/contract/import.ts';
import type { ListenPorts, StartListening } from '../../../firmware/http/contract/listening.ts';
import type { MailRules, MailRulesShown } from '../../../firmware/http/contract/mail-rules.ts';
import type { EditMail, OutboxMail, OutboxPage } from '../../../firmware/http/contract/outbox.ts';
import type {
  AbsenceInput,
  OwnHours,
  PlannedDays,
  Presence,
  SpecialDays,
  WeekPlan,
} from '../../../firmware/http/contract/presence.ts';
import type { Retention } from '../../../firmware/http/contract/privacy.ts';
import type { LinkList, Phrases, Settings } from '../../../firmware/http/contract/settings.ts';
import type { Statistics } from '../../../firmware/http/contract/statistics.ts';
import type {
  PreviewTemplate,
  Template,
  TemplateKind,
  TemplateLocale,
  TemplatePreview,
  TemplateSource,
} from '../../../firmware/http/contract/templates.ts';
import { type Api, type Query, withQuery } from './api.ts';
import type { BoxStream, StreamListener } from './stream.ts';

/** A stream of its own for the equipment, which is open only while somebody looks. */
export type LookAtHardware = (listener: StreamListener<HardwareEvent>) => BoxStream<HardwareEvent>;

/**
 * Everything that the page asks of the box, by name. Each function rejects with BoxRefusal or BoxUnreachable;
 * the shapes are those of the box's own contract.
 */
export function createBox(api: Api, lookAtHardware: LookAtHardware) {
  const at = (...parts: string[]) => `/api/${parts.map(encodeURIComponent).join('/')}`;
  return {
    me: (signal?: AbortSignal) => api.get<Me>(at('me'), {}, signal),
    logIn: (input: LogIn) => api.send<unknown>('POST', at('session'), input),
    logOut: () => api.send<unknown>('DELETE', at('session')),
    setUp: (input: SetUp) => api.send<unknown>('POST', at('setup'), input),
    pair: (key: string) => api.send<unknown>('POST', at('pair'), { key }),
    retention: (signal?: AbortSignal) => api.get<Retention>(at('retention'), {}, signal),
    saveRetention: (retention: Retention) => api.send<Retention>('PUT', at('retention'), retention),
    eraseCustomer: (id: string) => api.send<unknown>('DELETE', at('customers', id, 'data')),
    authority: (signal?: AbortSignal) => api.get<{ fingerprint: string | null }>(at('authority'), {}, signal),
    users: (signal?: AbortSignal) => api.get<UserList>(at('users'), {}, signal),
    addUser: (input: NewUser) => api.send<User>('POST', at('users'), input),
    removeUser: (id: string) => api.send<unknown>('DELETE', at('users', id)),
    terminals: (signal?: AbortSignal) => api.get<TerminalList>(at('terminals'), {}, signal),
    saveTerminal: (id: string, input: TerminalInput) => api.send<Terminal>('PUT', at('terminals', id), input),
    revokeTerminal: (id: string) => api.send<unknown>('DELETE', at('terminals', id)),
    beginPairing: (input: TerminalInput) => api.send<Pairing>('POST', at('pairings'), input),
    pairing: (id: string) => api.get<PairingState>(at('pairings', id)),
    cancelPairing: (id: string) => api.send<unknown>('DELETE', at('pairings', id)),
    tokens: (signal?: AbortSignal) => api.get<TokenList>(at('tokens'), {}, signal),
    addToken: (input: NewToken) => api.send<MadeToken>('POST', at('tokens'), input),
    revokeToken: (id: string) => api.send<unknown>('DELETE', at('tokens', id)),
    audit: (query: Query, signal?: AbortSignal) => api.get<AuditPage>(at('audit'), query, signal),
    changePassword: (input: ChangePassword) => api.send<unknown>('PUT', at('me', 'password'), input),

    board: (signal?: AbortSignal) => api.get<Board>(at('board'), {}, signal),
    setMode: (mode: Mode) => api.send<ModeState>('PUT', at('mode'), { mode }),

    calls: (query: Query, signal?: AbortSignal) => api.get<CallPage>(at('calls'), query, signal),
    call: (key: string, signal?: AbortSignal) => api.get<CallRow>(at('calls', key), {}, signal),
    facts: (key: string, signal?: AbortSignal) => api.get<FactsOfCall>(at('calls', key, 'facts'), {}, signal),
    chooseCustomer: (key: string, choice: ChooseCustomer) =>
      api.send<unknown>('PUT', at('calls', key, 'customer'), choice),
    own: (key: string, by: string) => api.send<unknown>('PUT', at('calls', key, 'owner'), { by }),
    disown: (key: string, by: string) => api.send<unknown>('DELETE', at('calls', key, 'owner'), { by }),
    done: (key: string, by: string) => api.send<unknown>('PUT', at('calls', key, 'done'), { by }),
    undone: (key: string, by: string) => api.send<unknown>('DELETE', at('calls', key, 'done'), { by }),

    memoForm: (key: string, signal?: AbortSignal) => api.get<MemoForm>(at('calls', key, 'memo'), {}, signal),
    previewMemo: (key: string, memo: Memo) =>
      api.send<MailPreview>('POST', at('calls', key, 'memo', 'preview'), memo),
    sendMemo: (key: string, memo: Memo) => api.send<MemoSent>('POST', at('calls', key, 'memo'), memo),

    customers: (query: Query, signal?: AbortSignal) => api.get<CustomerPage>(at('customers'), query, signal),
    customer: (id: string, signal?: AbortSignal) => api.get<Customer>(at('customers', id), {}, signal),
    addCustomer: (input: CustomerInput) => api.send<Customer>('POST', at('customers'), input),
    /** `basedOn`: the `updatedAt` of what was edited; see the refusal `conflict`. */
    saveCustomer: (id: string, input: CustomerInput, basedOn?: number) =>
      api.send<Customer>('PUT', withQuery(at('customers', id), { basedOn }), input),
    restoreCustomer: (id: string) => api.send<Customer>('POST', at('customers', id, 'restore')),
    mergeCustomer: (id: string, other: string) =>
      api.send<Customer>('POST', at('customers', id, 'merge'), { other }),
    removeCustomer: (id: string) => api.send<unknown>('DELETE', at('customers', id)),

    imported: (signal?: AbortSignal) => api.get<ImportState>(at('import'), {}, signal),
    sendImport: (file: File) => api.upload<ImportState>(withQuery(at('import'), { name: file.name }), file),
    importColumns: (fields: ImportField[]) =>
      api.send<ImportState>('PUT', at('import', 'columns'), { fields }),
    commitImport: (duplicates: 'leave-out' | 'add') =>
      api.send<ImportState>('POST', at('import', 'commit'), { duplicates }),
    cancelImport: () => api.send<unknown>('DELETE', at('import')),

    representatives: (signal?: AbortSignal) => api.get<RepresentativeList>(at('representatives'), {}, signal),
    addRepresentative: (input: RepresentativeInput) =>
      api.send<Representative>('POST', at('representatives'), input),
    saveRepresentative: (id: string, input: RepresentativeInput) =>
      api.send<Representative>('PUT', at('representatives', id), input),
    removeRepresentative: (id: string) => api.send<unknown>('DELETE', at('representatives', id)),

    phrases: (signal?: AbortSignal) => api.get<Phrases>(at('phrases'), {}, signal),
    savePhrases: (items: string[]) => api.send<Phrases>('PUT', at('phrases'), { items }),
    settings: (signal?: AbortSignal) => api.get<Settings>(at('settings'), {}, signal),
    saveSettings: (settings: Settings) => api.send<Settings>('PUT', at('settings'), settings),

    template: (locale: TemplateLocale, kind: TemplateKind, signal?: AbortSignal) =>
      api.get<Template>(at('templates', locale, kind), {}, signal),
    saveTemplate: (locale: TemplateLocale, kind: TemplateKind, source: TemplateSource | null) =>
      api.send<unknown>('PUT', at('templates', locale, kind), { source }),
    previewTemplate: (locale: TemplateLocale, kind: TemplateKind, asked: PreviewTemplate) =>
      api.send<TemplatePreview>('POST', at('templates', locale, kind, 'preview'), asked),
    mailRules: (signal?: AbortSignal) => api.get<MailRulesShown>(at('mail-rules'), {}, signal),
    saveMailRules: (rules: MailRules) => api.send<MailRulesShown>('PUT', at('mail-rules'), rules),

    outbox: (query: Query, signal?: AbortSignal) => api.get<OutboxPage>(at('outbox'), query, signal),
    mail: (key: string, signal?: AbortSignal) => api.get<OutboxMail>(at('outbox', key), {}, signal),
    editMail: (key: string, edit: EditMail) => api.send<unknown>('PUT', at('outbox', key), edit),
    retryMail: (key: string, toAddresses?: string[]) =>
      api.send<unknown>('POST', at('outbox', key, 'retry'), toAddresses ? { toAddresses } : {}),
    dropMail: (key: string) => api.send<unknown>('POST', at('outbox', key, 'drop')),
    flushMail: () => api.send<unknown>('POST', at('outbox', 'flush')),

    statistics: (from: string, to: string, signal?: AbortSignal) =>
      api.get<Statistics>(at('statistics'), { from, to }, signal),
    presence: (signal?: AbortSignal) => api.get<Presence>(at('presence'), {}, signal),
    plannedDays: (from: string, count: number, signal?: AbortSignal) =>
      api.get<PlannedDays>(at('presence', 'days'), { from, count }, signal),
    saveWeek: (plan: WeekPlan) => api.send<unknown>('PUT', at('presence', 'week'), plan),
    saveSpecial: (items: SpecialDays[]) => api.send<unknown>('PUT', at('presence', 'special'), { items }),
    addAbsence: (input: AbsenceInput) => api.send<unknown>('POST', at('presence', 'absences'), input),
    saveAbsence: (id: string, input: AbsenceInput) =>
      api.send<unknown>('PUT', at('presence', 'absences', id), input),
    removeAbsence: (id: string) => api.send<unknown>('DELETE', at('presence', 'absences', id)),
    saveOwnHours: (id: string, own: OwnHours) => api.send<unknown>('PUT', at('presence', 'hours', id), own),

    configuration: (signal?: AbortSignal) => api.get<Configuration>(at('configuration'), {}, signal),
    saveSite: (fields: SiteFields) => api.send<Configuration>('PUT', at('configuration', 'site'), fields),
    saveLines: (input: LinesInput) => api.send<Configuration>('PUT', at('configuration', 'lines'), input),
    saveLinks: (input: LinksInput) => api.send<Configuration>('PUT', at('configuration', 'links'), input),
    saveMail: (fields: MailFields) => api.send<Configuration>('PUT', at('configuration', 'mail'), fields),
    saveWalk: (walk: WalkInput) => api.send<Configuration>('PUT', at('configuration', 'walk'), walk),
    mailTest: (signal?: AbortSignal) => api.get<MailTest>(at('configuration', 'mail', 'test'), {}, signal),
    testMail: (asked: TestMail) => api.send<MailTest>('POST', at('configuration', 'mail', 'test'), asked),
    saveBounces: (input: BouncesInput) =>
      api.send<Configuration>('PUT', at('configuration', 'bounces'), input),
    bounceTest: () => api.get<BounceTest>(at('configuration', 'bounces', 'test')),
    testBounces: (asked: TestBounces) =>
      api.send<BounceTest>('POST', at('configuration', 'bounces', 'test'), asked),
    saveBackup: (fields: BackupFields) =>
      api.send<Configuration>('PUT', at('configuration', 'backup'), fields),
    backups: (signal?: AbortSignal) => api.get<BackupState>(at('backup'), {}, signal),
    certificate: (signal?: AbortSignal) => api.get<CertificateState>(at('certificate'), {}, signal),
    saveCertificate: (input: CertificateInput) => api.send<CertificateState>('PUT', at('certificate'), input),
    removeCertificate: () => api.send<CertificateState>('DELETE', at('certificate')),
    makeBackup: () => api.send<BackupState>('POST', at('backup')),

    links: (signal?: AbortSignal) => api.get<LinkList>(at('links'), {}, signal),
    hardware: lookAtHardware,
    serialPorts: (signal?: AbortSignal) => api.get<ListenPorts>(at('hardware', 'ports'), {}, signal),
    startListening: (input: StartListening) => api.send<unknown>('POST', at('hardware', 'listening'), input),
    endListening: () => api.send<unknown>('DELETE', at('hardware', 'listening')),
    unmask: () => api.send<Unmasked>('POST', at('hardware', 'unmasking')),
    mask: () => api.send<unknown>('DELETE', at('hardware', 'unmasking')),
    testLamp: (offset: number) => api.send<unknown>('POST', at('hardware', 'lamp-test'), { offset }),
    endLampTest: () => api.send<unknown>('DELETE', at('hardware', 'lamp-test')),

    demo: (signal?: AbortSignal) => api.get<DemoState>(at('demo'), {}, signal),
    demoCall: (call: DemoCall) => api.send<unknown>('POST', at('demo', 'call'), call),
    demoPress: (button: 'absent' | 'present') => api.send<unknown>('POST', at('demo', 'press'), { button }),
    demoDay: () => api.send<unknown>('POST', at('demo', 'day')),
    demoStop: () => api.send<unknown>('DELETE', at('demo', 'day')),
    demoDevices: (signal?: AbortSignal) => api.get<DemoDevices>(at('demo', 'devices'), {}, signal),
    demoAct: (device: string, action: DemoDeviceAction) =>
      api.send<DemoDevices>('POST', at('demo', 'devices', device), action),
    demoMails: (signal?: AbortSignal) => api.get<CaughtMails>(at('demo', 'mails'), {}, signal),
  };
}

export type Box = ReturnType<typeof createBox>;
