/** What code is written in; `text` is not highlighted. */
export type CodeLanguage = 'json' | 'yaml' | 'text';

/** A piece of code and what it is. */
export interface CodeToken {
  readonly kind: 'plain' | 'key' | 'str' | 'num';
  readonly text: string;
}

const json = /("(?:[^"\\\n]|\\.)*")(\s*:)?|(-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:true|false|null)\b)/g;
const yamlLine = /^(\s*(?:- )*)([^\s#'"[{][^:#\n]*?|"[^"\n]*"|'[^'\n]*')(:)(\s+|$)(.*)$/;
const yamlNumber = /^(?:-?\d+(?:\.\d+)?|true|false|null)$/;

/** Divides code into pieces to colour; joined together they are the text again. */
export function codeTokens(text: string, language: CodeLanguage): readonly CodeToken[] {
  if (language === 'json') return jsonTokens(text);
  if (language === 'yaml') return text.split(/(?<=\n)/).flatMap(yamlTokens);
  return [{ kind: 'plain', text }];
}

function jsonTokens(text: string): readonly CodeToken[] {
  const found: CodeToken[] = [];
  let at = 0;
  for (const match of text.matchAll(json)) {
    if (match.index > at) found.push({ kind: 'plain', text: text.slice(at, match.index) });
    const [whole, string, colon] = match;
    if (string === undefined) found.push({ kind: 'num', text: whole });
    else found.push({ kind: colon === undefined ? 'str' : 'key', text: string });
    if (colon !== undefined) found.push({ kind: 'plain', text: colon });
    at = match.index + whole.length;
  }
  if (at < text.length) found.push({ kind: 'plain', text: text.slice(at) });
  return found;
}

function yamlTokens(line: string): readonly CodeToken[] {
  const end = line.endsWith('\n') ? '\n' : '';
  const match = yamlLine.exec(end === '' ? line : line.slice(0, -1));
  if (match === null) return [{ kind: 'plain', text: line }];
  const [, indent = '', key = '', colon = '', space = '', value = ''] = match;
  return [
    { kind: 'plain' as const, text: indent },
    { kind: 'key' as const, text: key },
    { kind: 'plain' as const, text: colon + space },
    { kind: yamlNumber.test(value) ? ('num' as const) : /^['"]/.test(value) ? ('str' as const) : ('plain' as const), text: value },
    { kind: 'plain' as const, text: end },
  ].filter((part) => part.text !== '');
}
