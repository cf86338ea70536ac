import type { Entity, EntityId, EntityStore, FieldReader } from '#shared/store/entity.ts';

/** A path that a listener serves with a policy. */
export interface PolicyRoute {
  readonly service: Entity;
  readonly interfaceEntity: Entity;
  readonly path: string;
  /** `*` for any. */
  readonly method: string;
  readonly policy: Entity;
}

/** A route that leads to a filter, and how: policies and the filters that call the next one, in words. */
export interface FilterWay {
  readonly route: PolicyRoute;
  readonly via: readonly string[];
}

interface Call {
  readonly target: Entity;
  readonly words: string;
}

/** Fields that name a policy only while a choice beside them says so. */
const chosenBy: Readonly<Record<string, readonly [field: string, value: string]>> = {
  defaultCircuit: ['defaultOption', 'RETURN_DEFAULT_CIRCUIT'],
  scopeCircuitPK: ['scopeChoice', 'Circuit'],
};

/** Which policies run when a path is called, as the wiring of the draft has it. Made for one state of the draft. */
export class PolicyWays {
  readonly #store: EntityStore;
  readonly #reader: FieldReader;
  readonly #reached = new Map<EntityId, ReadonlyMap<EntityId, readonly string[]>>();
  readonly #steps = new Map<EntityId, ReadonlySet<EntityId>>();

  constructor(store: EntityStore, reader: FieldReader) {
    this.#store = store;
    this.#reader = reader;
  }

  /** Paths of enabled services and interfaces, or of all when `enabledOnly` is false, in file order. */
  routes(enabledOnly = true): readonly PolicyRoute[] {
    return this.#store.ofType('HTTP').flatMap((service) => {
      const children = this.#children(service).filter((child) => !enabledOnly || this.#isOn(child));
      const faces = children.filter((child) => this.#store.types.isA(child.type, 'InetInterface'));
      return children.filter((child) => child.type === 'XMLFirewall').flatMap((child) => {
        const policy = this.#reader.reference(child.id, 'filterCircuit');
        if (policy === null || policy === undefined) return [];
        const path = this.#reader.text(child.id, 'uriprefix') ?? '/';
        const method = this.#reader.text(child.id, 'httpMethod') ?? '*';
        return faces.map((interfaceEntity) => ({ service, interfaceEntity, path, method, policy }));
      });
    });
  }

  /** Routes whose requests can come to the filter: shortest way first, then the more exact path. */
  waysTo(filter: Entity, routes: readonly PolicyRoute[] = this.routes()): readonly FilterWay[] {
    const policy = this.policyOf(filter);
    if (policy === undefined || !this.isWired(filter)) return [];
    return routes
      .flatMap((route): FilterWay[] => {
        const via = this.#from(route.policy).get(policy.id);
        return via === undefined ? [] : [{ route, via }];
      })
      .sort((a, b) => a.via.length - b.via.length || b.route.path.length - a.route.path.length);
  }

  /** The circuit that holds a filter. */
  policyOf(filter: Entity): Entity | undefined {
    let at: Entity | undefined = filter;
    while (at !== undefined && at.type !== 'FilterCircuit') at = at.parent === null ? undefined : this.#store.get(at.parent);
    return at;
  }

  /** True when the filter's policy comes to it from its first filter or its fault handler. */
  isWired(filter: Entity): boolean {
    const policy = this.policyOf(filter);
    return policy !== undefined && this.#reachableSteps(policy).has(filter.id);
  }

  /** Filters of a type that run when a path's policy runs. */
  filtersOfType(type: string, route: PolicyRoute): readonly Entity[] {
    return [...this.#from(route.policy).keys()].flatMap((id) => {
      const policy = this.#store.get(id);
      if (policy === undefined) return [];
      const steps = this.#reachableSteps(policy);
      return this.#children(policy).filter((child) => steps.has(child.id) && this.#store.types.isA(child.type, type));
    });
  }

  /** All policies that may run when `start` runs, each with the words of the shortest way. */
  #from(start: Entity): ReadonlyMap<EntityId, readonly string[]> {
    const known = this.#reached.get(start.id);
    if (known !== undefined) return known;
    const ways = new Map<EntityId, readonly string[]>([[start.id, [start.key]]]);
    for (const [id, via] of ways) {
      for (const { target, words } of this.#calls(id)) {
        if (!ways.has(target.id)) ways.set(target.id, [...via, words, target.key]);
      }
    }
    this.#reached.set(start.id, ways);
    return ways;
  }

  #calls(policyId: EntityId): readonly Call[] {
    const policy = this.#store.get(policyId);
    if (policy === undefined) return [];
    const steps = this.#reachableSteps(policy);
    return this.#children(policy).filter((child) => steps.has(child.id)).flatMap((filter) => this.#callsOf(filter, filter));
  }

  #callsOf(filter: Entity, holder: Entity): Call[] {
    const own = [...holder.fields.keys()].flatMap((field): Call[] => {
      if (holder.definition?.fields.get(field)?.kind !== 'reference' || !this.#isChosen(holder, field)) return [];
      const target = this.#reader.reference(holder.id, field);
      return target?.type === 'FilterCircuit' ? [{ target, words: this.#words(filter, holder, field) }] : [];
    });
    return [...own, ...this.#children(holder).flatMap((child) => this.#callsOf(filter, child))];
  }

  #isChosen(holder: Entity, field: string): boolean {
    const authenticates = field === 'circuitPK' && holder.definition?.fields.has('authNWith') === true;
    const choice = authenticates ? (['authNWith', 'CIRCUIT'] as const) : chosenBy[field];
    return choice === undefined || this.#reader.text(holder.id, choice[0]) === choice[1];
  }

  #words(filter: Entity, holder: Entity, field: string): string {
    if (holder.type === 'SwitchCircuitReference') return `${filter.key}: case ${this.#reader.text(holder.id, 'compareWith') ?? ''}`;
    if (field === 'defaultCircuit') return `${filter.key}: no case matches`;
    return filter.type === 'CircuitDelegateFilter' ? `shortcut ${filter.key}` : `called by ${filter.key}`;
  }

  #reachableSteps(policy: Entity): ReadonlySet<EntityId> {
    const known = this.#steps.get(policy.id);
    if (known !== undefined) return known;
    const steps = new Set<EntityId>();
    const add = (id: EntityId, field: string): void => {
      const target = this.#reader.reference(id, field);
      if (target !== null && target !== undefined) steps.add(target.id);
    };
    add(policy.id, 'start');
    add(policy.id, 'fault');
    for (const id of steps) {
      add(id, 'successNode');
      add(id, 'failureNode');
    }
    this.#steps.set(policy.id, steps);
    return steps;
  }

  #children(entity: Entity): readonly Entity[] {
    return entity.children.map((id) => this.#store.get(id)).filter((child): child is Entity => child !== undefined);
  }

  #isOn(entity: Entity): boolean {
    return !/^(false|0)$/i.test(this.#reader.text(entity.id, 'enabled') ?? 'true');
  }
}
