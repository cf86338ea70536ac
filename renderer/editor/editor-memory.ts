/** Tab and scroll positions of an editor, kept while the window lives so that coming back to a tab finds it as it was. */
interface Remembered {
  tab: string | undefined;
  readonly scroll: Map<string, number>;
}

class EditorMemory {
  private readonly entities = new Map<string, Remembered>();

  of(entity: string): Remembered {
    const known = this.entities.get(entity) ?? { tab: undefined, scroll: new Map<string, number>() };
    this.entities.set(entity, known);
    return known;
  }

  follow(moved: (id: string) => string): void {
    for (const [entity, remembered] of Array.from(this.entities)) {
      if (moved(entity) === entity) continue;
      this.entities.delete(entity);
      this.entities.set(moved(entity), remembered);
    }
  }
}

/** The one memory of the window. */
export const editorMemory = new EditorMemory();
