import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Pair, type YAMLParseError } from 'yaml';

/** A YAML text as far as a store needs it: every scalar as the text that stands there. */
export type YamlTree =
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly YamlTree[] }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[] };

/** One key of a map; `line` counts from 1. */
export interface YamlEntry {
  readonly key: string;
  readonly line: number;
  readonly value: YamlTree;
}

const empty: YamlTree = { kind: 'scalar', text: '' };

class Unusual extends Error {}
const unusual = new Unusual();

const keyLine = /^([A-Za-z_][\w.-]*):(?: (.*))?$/;
const plainStart = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-[\d.])/;

function scalarOf(text: string): YamlTree {
  if (text === '[]') return { kind: 'list', items: [] };
  if (text === '{}') return { kind: 'map', entries: [] };
  if (/^"[^"\\]*"$/.test(text)) return { kind: 'scalar', text: text.slice(1, -1) };
  if (/^'(?:[^']|'')*'$/.test(text)) return { kind: 'scalar', text: text.slice(1, -1).replaceAll("''", "'") };
  if (!plainStart.test(text) || text.includes(': ') || text.includes(' #') || text.endsWith(':') || text.endsWith(' ')) throw unusual;
  return { kind: 'scalar', text };
}

/** Reads block maps, block lists and scalars on one line; gives up on everything else. */
class BlockReader {
  private readonly lines: readonly string[];
  private at: number;

  constructor(lines: readonly string[], first: number) {
    this.lines = lines;
    this.at = first;
  }

  document(): YamlTree {
    const tree = this.block(0);
    if (this.at < this.lines.length) throw unusual;
    return tree;
  }

  private indent(): number {
    const line = this.lines[this.at];
    return line === undefined ? -1 : line.length - line.trimStart().length;
  }

  private block(indent: number): YamlTree {
    return this.lines[this.at]?.startsWith('- ', indent) === true ? this.list(indent) : this.map(indent, indent);
  }

  private list(indent: number): YamlTree {
    const items: YamlTree[] = [];
    while (this.indent() === indent && this.lines[this.at]?.startsWith('- ', indent) === true) {
      const rest = this.lines[this.at]?.slice(indent + 2) ?? '';
      if (keyLine.test(rest)) items.push(this.map(indent + 2, indent));
      else {
        items.push(scalarOf(rest));
        this.at += 1;
        if (this.indent() > indent) throw unusual;
      }
    }
    return { kind: 'list', items };
  }

  /** `dash`: column of the dash before the first key, or that of the map where there is none. */
  private map(indent: number, dash: number): YamlTree {
    const entries: YamlEntry[] = [];
    const keys = new Set<string>();
    let first = dash !== indent;
    while (first || this.indent() === indent) {
      first = false;
      const [, key, value] = keyLine.exec(this.lines[this.at]?.slice(indent) ?? '') ?? [];
      if (key === undefined || keys.has(key)) throw unusual;
      keys.add(key);
      this.at += 1;
      entries.push({ key, line: this.at, value: this.value(value, indent) });
    }
    return { kind: 'map', entries };
  }

  private value(text: string | undefined, indent: number): YamlTree {
    if (text !== undefined && text !== '') {
      const scalar = scalarOf(text);
      if (this.indent() > indent) throw unusual;
      return scalar;
    }
    if (text === '') throw unusual;
    const below = this.indent();
    if (below > indent) return this.block(below);
    return below === indent && this.lines[this.at]?.startsWith('- ', indent) === true ? this.list(indent) : empty;
  }
}

/**
 * Tree of a text in the plain style in which stores are written; undefined for anything else, comments, anchors, escapes and
 * scalars over several lines included, which is left to the full parser. It is there for speed: a store has thousands of files.
 */
export function readPlainYaml(text: string): YamlTree | undefined {
  if (/[\t\ufeff\u0085\u2028\u2029]|[^\p{L}\p{M}\p{N}\p{P}\p{S} \r\n]/u.test(text) || !text.endsWith('\n')) return undefined;
  const lines = text.slice(0, -1).split(text.includes('\r') ? '\r\n' : '\n');
  if (text.includes('\r') && (!text.endsWith('\r\n') || lines.some((line) => /[\r\n]/.test(line)))) return undefined;
  if (text.endsWith('\r\n')) lines[lines.length - 1] = (lines[lines.length - 1] ?? '').replace(/\r$/, '');
  const first = lines[0] === '---' ? 1 : 0;
  if (lines.length === first || lines.some((line) => line === '' || line.startsWith('...') || (line.startsWith('---') && line !== '---'))) return undefined;
  try {
    return new BlockReader(lines, first).document();
  } catch (fault) {
    if (fault instanceof Unusual) return undefined;
    throw fault;
  }
}

/** Parses with every scalar kept as the text that stands in the file: `007`, `yes` and `1.10` are not coerced. */
export function parseStoreYaml(text: string, lines: LineCounter): Document.Parsed {
  return parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'error', lineCounter: lines });
}

/** Text of a pair's key. */
export function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

/** Values that all aliases of a file may stand for together; more is no configuration. */
const mostAliased = 10_000;

class Overgrown extends Error {}

class NodeReader {
  private readonly document: Document.Parsed;
  private readonly lines: LineCounter;
  private readonly open = new Set<unknown>();
  private aliased = 0;

  constructor(document: Document.Parsed, lines: LineCounter) {
    this.document = document;
    this.lines = lines;
  }

  tree(node: unknown): YamlTree {
    if (this.open.size > 0 && (this.aliased += 1) > mostAliased) throw new Overgrown(`its aliases stand for more than ${mostAliased} values`);
    if (isScalar<string | null>(node)) return { kind: 'scalar', text: node.value === null ? '' : node.value };
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => this.tree(item)) };
    if (isAlias(node)) return this.target(node.resolve(this.document));
    if (!isMap(node)) return empty;
    return {
      kind: 'map',
      entries: node.items.map((pair) => ({
        key: keyOf(pair),
        line: isScalar(pair.key) && pair.key.range ? this.lines.linePos(pair.key.range[0]).line : 1,
        value: this.tree(pair.value),
      })),
    };
  }

  private target(node: unknown): YamlTree {
    if (this.open.has(node)) throw new Overgrown('an alias in it stands for itself');
    this.open.add(node);
    const tree = this.tree(node);
    this.open.delete(node);
    return tree;
  }
}

/** Why a text is no YAML; `line` counts from 1. */
export interface BrokenYaml {
  readonly line: number;
  readonly reason: string;
}

const deep: BrokenYaml = { line: 1, reason: 'it is nested too deeply' };

function reasonOf(text: string, error: YAMLParseError): BrokenYaml {
  const merge = /^<{7} /m.exec(text)?.index;
  if (merge !== undefined) return { line: text.slice(0, merge).split('\n').length, reason: 'it holds the marks of an unfinished merge' };
  if (error.message.startsWith('Maximum call stack')) return deep;
  const line = error.linePos?.[0].line ?? 1;
  if (error.code === 'MULTIPLE_DOCS') return { line, reason: 'it holds more than one document' };
  return { line, reason: (error.message.split('\n')[0] ?? 'not readable').replace(/ at line \d+, column \d+:?$/, '') };
}

/** Tree of any YAML text, or why it is none. Keys may repeat; aliases are replaced by what they stand for. */
export function readYaml(text: string): YamlTree | BrokenYaml {
  const plain = readPlainYaml(text);
  if (plain !== undefined) return plain;
  const lines = new LineCounter();
  try {
    const document = parseStoreYaml(text, lines);
    const error = document.errors[0];
    return error === undefined ? new NodeReader(document, lines).tree(document.contents) : reasonOf(text, error);
  } catch (fault) {
    if (fault instanceof RangeError) return deep;
    if (fault instanceof Overgrown) return { line: 1, reason: fault.message };
    throw fault;
  }
}
