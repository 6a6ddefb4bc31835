/**
 * Words that equipment itself says. Whatever is not among them may be the name of a caller and is masked. In small
 * letters; a word is a run of letters. None of them is here because it would be nice to read: each is said by a format
 * that the box knows.
 */
const WORDS = `
  at ath atz atv ate ok error ring ringing ringed nocarrier no carrier connect busy vcid vls fclass cid ccid gci voice
  date time name nmbr ntel mesg ddn ddnr caller callid cidname cidnum line dial tone answer ata atd ats
  call calling calls disconnect disconnected disconnecting idle free incoming outgoing inbound outbound start end
  cidinfo callinfo hangup cancel bye hello server api endlog rlog opt cmd pid smsg talk type
  private withheld unavailable anonymous unknown payphone area out of
  asterisk manager event response success goodbye follows message newchannel newstate newexten newcallerid newconnectedline
  dialbegin dialend dialstate bridgecreate bridgeenter bridgeleave bridgedestroy bridgemerge hold unhold cdr cel rename
  varset localbridge hanguprequest softhanguprequest attendedtransfer blindtransfer queuecallerjoin queuecallerleave
  agentcalled agentconnect agentcomplete fullybooted coreshowchannel coreshowchannelscomplete registry peerstatus
  action ping pong login logoff ack challenge command originate
  up down reserved offhook prering
  sip pjsip dahdi iax local sccp zap h323 skinny
  content length text plain json xml auth request command reply accepted disconnect notice events
  channel create answer destroy state callstate originate progress media bridge unbridge execute complete heartbeat
  park unpark custom background job
  csta ecma ibm utf iso encoding version xmlns http www standards publications tr ed
  delivered established connection cleared failed originated held retrieved transferred conferenced diverted queued
  servicedinitiated networkreached offered digitsdialed
  normal clearing user busy rejected noanswer unallocated number
  smdr trunk ext extension duration cost account code transfer
`;

const KNOWN: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter((word) => word !== ''));

export function isProtocolWord(word: string): boolean {
  return KNOWN.has(word.toLowerCase());
}
