import { expect, type Locator, type Page } from '@playwright/test';

/** The Design workspace as a user sees it: by role, label and keyboard. */
export class DesignWindow {
  readonly page: Page;
  readonly tree: Locator;
  readonly editor: Locator;
  readonly test: TestPane;

  constructor(page: Page) {
    this.page = page;
    this.tree = page.getByRole('tree', { name: 'Entities of the store' });
    this.editor = page.getByRole('region', { name: 'Editors' });
    this.test = new TestPane(page);
  }

  /** Waits until the store is open and the gateway serves it. */
  async ready(): Promise<void> {
    await expect(this.tree).toBeVisible();
    await expect(this.status).toContainText('Gateway running', { timeout: 30_000 });
  }

  get status(): Locator {
    return this.page.getByRole('contentinfo', { name: 'Status' });
  }

  /** Finds an entity by the filter box and opens it to stay; the deepest of that name is taken. */
  async open(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Filter tree' }).fill(name);
    await this.tree.getByRole('treeitem', { name, exact: true }).last().dblclick();
    await expect(this.editor.getByRole('heading', { name, exact: true })).toBeVisible();
  }

  /** Shows a tab of the filter's form. */
  async showTab(name: string): Promise<void> {
    await this.editor.getByRole('tab', { name }).click();
  }

  /** A text field of the form; those that take selectors offer completion. */
  field(label: string | RegExp): Locator {
    return this.editor.getByRole('combobox', { name: label });
  }

  /** Presses Save in the review, which must be open. */
  async saveInReview(): Promise<void> {
    await this.page.getByRole('region', { name: 'Review changes' }).getByRole('button', { name: /^Save/ }).click();
    await expect(this.status).toContainText('All changes saved');
  }
}

/** The Test panel. */
export class TestPane {
  readonly pane: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.pane = page.getByRole('region', { name: 'Test token request' });
  }

  async show(): Promise<void> {
    if (!(await this.pane.isVisible())) await this.page.getByRole('banner').getByRole('button', { name: 'Test', exact: true }).click();
    await expect(this.pane.getByRole('button', { name: /^Send/ })).toBeEnabled();
  }

  async send(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
  }

  get result(): Locator {
    return this.pane.getByRole('region', { name: 'Result' });
  }

  get trace(): Locator {
    return this.pane.getByRole('tree', { name: 'Trace' });
  }
}
