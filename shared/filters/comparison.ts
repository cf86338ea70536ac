import type { Entity } from '../store/entity.ts';
import { comparisonKind, type Comparison } from './comparison-words.ts';
import { CompileError, FilterAbort, type CompileContext } from './executor.ts';

/** A comparison ready to run. `pattern` when it is a regular expression, which has to match the whole value. */
export interface CompiledComparison {
  readonly test: Comparison;
  readonly negated: boolean;
  readonly isPattern: boolean;
  /** `does not contain` */
  readonly words: string;
}

function patternOf(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text})$`);
  } catch {
    return undefined;
  }
}

function pattern(other: string | undefined, field: string): Comparison {
  const wrong = (text: string): string => `“${text}” is no regular expression that can be run here`;
  if (other === undefined) {
    return (value, text) => {
      const found = patternOf(text);
      if (found === undefined) throw new FilterAbort(wrong(text));
      return found.test(value);
    };
  }
  const compiled = patternOf(other);
  if (compiled === undefined) throw new CompileError({ severity: 'error', code: 'invalid-value', field, message: wrong(other) });
  return (value) => compiled.test(value);
}

/** Compiles the comparison a field names; `other` is the text it compares with, when that is known already. */
export function compileComparison(context: CompileContext, entity: Entity, field: string, other: { readonly text: string | undefined; readonly field: string }): CompiledComparison {
  const name = context.text(field, entity);
  const kind = comparisonKind(name);
  if (kind === undefined) {
    throw new CompileError({ severity: 'error', code: 'unsupported-value', field, message: `The comparison “${name}” cannot be run here` });
  }
  const { comparison, negated } = kind;
  const base = comparison === 'pattern' ? pattern(other.text, other.field) : comparison;
  return { test: negated ? (value, text) => !base(value, text) : base, negated, isPattern: comparison === 'pattern', words: name.toLowerCase().replace(/[_-]/g, ' ') };
}
