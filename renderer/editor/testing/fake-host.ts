import { createClient } from '#shared/api/client.ts';
import type { Candidate, EntityView, FieldView, StoreState } from '#shared/api/views.ts';
import type { EditorCommand } from '../edit-queue.ts';
import { useSession } from '../../app/session.ts';

type Child = EntityView['children'][number];

/** A field as a host would show it; what is not given is that of a text field at its default. */
export function fieldOf(name: string, part: Partial<FieldView> = {}): FieldView {
  const raw = part.raw ?? part.default ?? '';
  const given = part.raw === undefined ? (part.default === undefined ? 'missing' : 'default') : /\{\{/.test(String(raw)) ? 'values' : /\$\{env\./.test(String(raw)) ? 'env' : 'set';
  return { name, kind: 'string', cardinality: '1', value: raw, provenance: given, edited: false, declaredIn: 'Entity', ...part, raw };
}

/** An entity as a host would show it. */
export function entityOf(type: string, fields: readonly FieldView[], part: Partial<EntityView> = {}): EntityView {
  return {
    id: '/Policies/P/Filter',
    type,
    ancestry: ['Entity', ...(type.endsWith('Filter') ? ['Filter'] : []), type],
    name: 'Filter',
    place: { file: 'Policies/P.yaml', line: 1 },
    crumbs: [{ id: 'folder:Policies', name: 'Policies' }, { id: '/Policies/P', name: 'P' }, { id: '/Policies/P/Filter', name: 'Filter' }],
    fields: [...fields],
    children: [],
    keyFields: ['name'],
    childTypes: [],
    removedChildren: 0,
    problems: [],
    revision: 1,
    secretsOpaque: false,
    ...part,
  };
}

/** A host with one entity, behind the real client. It applies edits as the real one does and can undo them. */
export class FakeHost {
  readonly calls: { method: string; params: Record<string, unknown> }[] = [];
  candidates: Candidate[] = [];
  completions: { items: { name: string; value?: string; secret: boolean }[]; run: number | null } = { items: [], run: null };
  referrers: { entity: string; name: string; field: string }[] = [];
  secret: string | null = 'changeme';
  refuse: string | undefined;
  private merged: string | undefined;
  private current: EntityView;
  private readonly disk: EntityView;
  private readonly undone: EntityView[] = [];
  private readonly listeners = new Set<(name: string, payload: unknown) => void>();

  constructor(view: EntityView) {
    this.current = view;
    this.disk = view;
  }

  get view(): EntityView {
    return this.current;
  }

  /** Makes this host the window's. */
  connect(): this {
    const client = createClient({
      call: async (method, params) => {
        this.calls.push({ method, params: params as Record<string, unknown> });
        await Promise.resolve();
        if (method === 'store.edit' && this.refuse !== undefined) return { ok: false, error: { code: 'edit-refused', message: this.refuse } };
        return { ok: true, value: this.answer(method, params as Record<string, unknown>) };
      },
      subscribe: (listener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
    });
    useSession.setState({ client, tabs: [], activeTab: null, pointed: null, gateway: null, tree: [] });
    return this;
  }

  /** All commands that were sent, in order. */
  get commands(): EditorCommand[] {
    return this.calls.filter((call) => call.method === 'store.edit').flatMap((call) => call.params['commands'] as EditorCommand[]);
  }

  /** Takes the last edit back, as Ctrl+Z in the frame does. */
  undo(): void {
    const before = this.undone.pop();
    if (before !== undefined) this.show({ ...before, revision: this.current.revision + 1 });
  }

  /** Shows another state of the entity, as after an edit from elsewhere. */
  show(view: EntityView): void {
    this.current = view;
    for (const listener of this.listeners) listener('store.changed', { state: this.state(), entities: [view.id], tree: false });
  }

  private state(): StoreState {
    return { projectId: 'p', name: 'store', displayPath: '~/store', version: '7.7', typesOrigin: 'store', revision: this.current.revision, unsaved: 0, canUndo: null, canRedo: null, counts: { error: 0, warning: 0, note: 0 }, outsideChanges: [], entities: 1 };
  }

  private answer(method: string, params: Record<string, unknown>): unknown {
    if (method === 'store.entity') return { entity: params['id'] === this.current.id ? this.current : null };
    if (method === 'store.candidates') return { candidates: this.candidates };
    if (method === 'store.completions') return this.completions;
    if (method === 'store.referrers') return { referrers: this.referrers };
    if (method === 'store.revealSecret') return { value: this.secret };
    if (method !== 'store.edit') throw new Error(`The test does not expect ${method}`);
    return this.edit(params['commands'] as EditorCommand[], params['merge'] as string | undefined);
  }

  private edit(commands: readonly EditorCommand[], merge: string | undefined): unknown {
    const added: string[] = [];
    if (merge === undefined || merge !== this.merged) this.undone.push(this.current);
    this.merged = merge;
    let view = this.current;
    for (const command of commands) {
      if (command.kind === 'set-field' || command.kind === 'reset-field') view = this.written(view, command);
      else if (command.kind === 'remove-entity') view = { ...view, children: view.children.filter((child) => child.id !== command.entity), removedChildren: view.removedChildren + 1 };
      else if (command.kind === 'rename-entity') view = { ...view, children: view.children.map((child) => (child.id === command.entity ? { ...child, name: Object.values(command.fields).join(), fields: { ...child.fields, ...command.fields }, edited: true } : child)) };
      else {
        const id = `${command.parent}/${String(command.fields['name'])}`;
        added.push(id);
        view = { ...view, children: [...view.children, { id, type: command.type, name: String(command.fields['name']), edited: true, fields: command.fields as Child['fields'] }] };
      }
    }
    this.show({ ...view, revision: view.revision + 1 });
    return { state: this.state(), renamed: {}, added };
  }

  private written(view: EntityView, command: Extract<EditorCommand, { kind: 'set-field' | 'reset-field' }>): EntityView {
    const value = command.kind === 'set-field' ? command.value : undefined;
    if (command.entity !== view.id) return { ...view, children: view.children.map((child) => (child.id === command.entity ? { ...child, edited: true, fields: { ...child.fields, [command.field]: value ?? '' } } : child)) };
    return {
      ...view,
      fields: view.fields.map((field) => {
        if (field.name !== command.field) return field;
        const raw = value === undefined || value === field.default ? undefined : value;
        const was = this.disk.fields.find((item) => item.name === field.name);
        const { target: _target, broken: _broken, ...kept } = field;
        const { provenance, value: resolved } = fieldOf(field.name, { ...(field.default === undefined ? {} : { default: field.default }), ...(raw === undefined ? {} : { raw }) });
        const text = raw ?? field.default ?? '';
        return { ...kept, raw: text, value: resolved, provenance, edited: JSON.stringify(text) !== JSON.stringify(was?.raw) };
      }),
    };
  }
}
