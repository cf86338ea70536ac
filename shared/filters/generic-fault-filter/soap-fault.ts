import type { ToldError } from '../error-answer.ts';
import { TextBody } from '../text-body.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  // Characters outside XML 1.0 cannot be written at all, not even escaped.
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd').replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c);
}

function details({ path, attributes }: ToldError): string {
  const policy = path === undefined ? '' : `<path>${escaped(path)}</path>`;
  const listed = attributes?.map(([name, value]) => `<attribute name="${escaped(name)}">${escaped(value)}</attribute>`).join('');
  return policy + (listed === undefined ? '' : `<attributes>${listed}</attributes>`);
}

function envelope(namespace: string, fault: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${namespace}"><soap:Body><soap:Fault>${fault}</soap:Fault></soap:Body></soap:Envelope>`;
}

/** A fault of SOAP 1.1 §4.4. */
export function soap11Fault(told: ToldError): TextBody {
  const more = details(told);
  const fault = `<faultcode>soap:Server</faultcode><faultstring>${escaped(told.reason)}</faultstring>${more === '' ? '' : `<detail>${more}</detail>`}`;
  return new TextBody(envelope('http://schemas.xmlsoap.org/soap/envelope/', fault), 'text/xml;charset=UTF-8');
}

/** A fault of SOAP 1.2 part 1 §5.4. */
export function soap12Fault(told: ToldError): TextBody {
  const more = details(told);
  const reason = `<soap:Reason><soap:Text xml:lang="en">${escaped(told.reason)}</soap:Text></soap:Reason>`;
  const fault = `<soap:Code><soap:Value>soap:Receiver</soap:Value></soap:Code>${reason}${more === '' ? '' : `<soap:Detail>${more}</soap:Detail>`}`;
  return new TextBody(envelope('http://www.w3.org/2003/05/soap-envelope', fault), 'application/soap+xml;charset=UTF-8');
}
