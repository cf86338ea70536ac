import Markdown from 'markdown-to-jsx';
import type { EditorPlan } from './editor-plan.ts';

/** Help of an entity: its page, then every field with its meaning. */
export function HelpText({ plan }: { readonly plan: EditorPlan }) {
  const fields = [...plan.specs].filter(([, spec]) => spec.help !== '');
  return (
    <>
      {plan.help !== undefined && <Markdown options={{ disableParsingRawHTML: true, forceBlock: true }}>{plan.help}</Markdown>}
      {plan.help === undefined && fields.length === 0 && <p>This kind has no help page. Its fields are those of the type definition; defaults and references are checked.</p>}
      {fields.length > 0 && (
        <>
          <h2>Fields</h2>
          <dl>
            {fields.map(([name, spec]) => (
              <div key={name}>
                <dt>{spec.label}</dt>
                <dd>
                  {spec.help}
                  {spec.default !== undefined && spec.default !== '' && <span className="ee-facts"> Default {spec.default}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}
