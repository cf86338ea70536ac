import css from './tag.module.css';

/** Kind of a tag: plain facts and counts, a value from `{{…}}`, a value from `${env…}`, an error. */
export type TagTone = 'idle' | 'values' | 'env' | 'error';

interface TagProps {
  readonly tone?: TagTone;
  readonly title?: string;
  /** Makes the tag a button, such as one that jumps to the value. */
  readonly onClick?: () => void;
  readonly children: React.ReactNode;
}

/** Small label, 11 px. */
export function Tag({ tone = 'idle', title, onClick, children }: TagProps): React.JSX.Element {
  const className = `${css.tag} ${css[tone]}`;
  if (onClick === undefined) {
    return (
      <span className={className} title={title}>
        {children}
      </span>
    );
  }
  return (
    <button type="button" className={className} title={title} onClick={onClick}>
      {children}
    </button>
  );
}

/** Tag of a value that comes from a placeholder: `{{…}} values` or `${env}`. */
export function ProvenanceTag({ from, title, onClick }: { readonly from: 'values' | 'env'; readonly title?: string; readonly onClick?: () => void }): React.JSX.Element {
  return (
    <Tag tone={from} {...(title === undefined ? {} : { title })} {...(onClick === undefined ? {} : { onClick })}>
      {from === 'values' ? '{{…}} values' : '${env}'}
    </Tag>
  );
}
