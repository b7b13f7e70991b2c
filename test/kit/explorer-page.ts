import type { Page, Request } from 'playwright-core';
import { eventually } from './eventually.ts';

/** The explorer as a person uses it. */
export interface ExplorerPage {
  /** Opens it, and waits until its first example is there. */
  open(url: string): Promise<void>;
  /** Waits until the editor of the document shows a text. */
  editorShows(text: string): Promise<boolean>;
  /** The names of the operations of the tab that is open. */
  operationsToRun(): Promise<string[]>;
  /** Presses the play button; where the tab holds several operations, it asks which. */
  run(operation?: string): Promise<void>;
  /**
   * Runs an operation and gives the answer that the page got. GraphiQL takes a moment to learn what a tab holds, in which
   * the button does nothing useful, so it is pressed again while nothing is sent.
   */
  answerTo(operation: string): Promise<{ readonly data: object; readonly errors?: unknown }>;
  /** The text of the result pane, once it holds the word. */
  result(word: string): Promise<string>;
}

/** Takes a page of Chromium for the explorer. */
export function explorerPage(page: Page): ExplorerPage {
  const editor = page.locator('.graphiql-query-editor');
  // The editor draws blanks as no-break spaces.
  const textOf = async (selector: string) =>
    (await page.locator(selector).innerText()).replaceAll('\u00a0', ' ');

  const explorer: ExplorerPage = {
    async open(url) {
      await page.goto(`${url}/`);
      await page.locator('.graphiql-execute-button').waitFor({ timeout: 30_000 });
      await explorer.editorShows('query Overview');
    },
    editorShows: (text) =>
      eventually(`${text} in the editor`, async () =>
        (await editor.innerText()).replaceAll('\u00a0', ' ').includes(text),
      ),
    async operationsToRun() {
      const text = await textOf('.graphiql-query-editor');
      return [...text.matchAll(/^(?:query|mutation) (\w+)/gm)].map(([, name = '']) => name);
    },
    async run(operation) {
      await page.locator('.graphiql-execute-button').click();
      const choice = page.getByRole('menuitem', { name: operation ?? '', exact: true });
      if (operation !== undefined && (await explorer.operationsToRun()).length > 1) {
        await choice.click({ timeout: 1_000 }).catch(() => undefined);
      }
    },
    answerTo: (operation) =>
      eventually(`an answer to ${operation}`, async () => {
        const answer = page
          .waitForResponse((response) => isAbout(operation, response.request()), { timeout: 2_000 })
          .catch(() => undefined);
        await explorer.run(operation);
        return (await answer)?.json();
      }),
    result: (word) =>
      eventually('the result on the page', async () => {
        const text = await textOf('.graphiql-response');
        return text.includes(word) ? text : undefined;
      }),
  };
  return explorer;
}

function isAbout(operation: string, request: Request): boolean {
  return request.postDataJSON()?.operationName === operation;
}
