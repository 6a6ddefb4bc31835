import { parseXml, type XmlElement } from './xml.ts';

/** The message in a frame's XML, taken out of its SOAP envelope (format 1); null when it is no XML. */
export function readMessage(xml: string): XmlElement | null {
  const document = parseXml(xml);
  if (document?.name !== 'Envelope') return document;
  return document.children.find(({ name }) => name === 'Body')?.children[0] ?? null;
}
