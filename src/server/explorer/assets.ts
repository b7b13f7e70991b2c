import { type Asset, packAsset } from '../pages/asset.ts';

/** The files that the page loads, by name; all come from this gateway. */
export type AssetName =
  | 'graphiql.js'
  | 'graphiql.css'
  | 'editor.worker.js'
  | 'json.worker.js'
  | 'graphql.worker.js';

/** Reads a file, the first time from the package (9 MB in all, so not before somebody opens the explorer). */
export function createAssets(): (name: string) => Promise<Asset | undefined> {
  const ready = new Map<string, Promise<Asset>>();
  return async (name) => {
    const source = sources.get(name);
    if (source === undefined) return undefined;
    const asset = ready.get(name) ?? pack(source);
    ready.set(name, asset);
    return asset;
  };
}

/** GraphiQL with all that it needs, as texts. */
type Package = typeof import('@graphql-yoga/render-graphiql/graphiql');

interface Source {
  readonly type: string;
  readonly text: (files: Package) => string;
}

const script = 'text/javascript; charset=utf-8';

const sources: ReadonlyMap<string, Source> = new Map<AssetName, Source>([
  ['graphiql.js', { type: script, text: ({ js }) => js }],
  ['graphiql.css', { type: 'text/css; charset=utf-8', text: ({ css }) => css }],
  ['editor.worker.js', { type: script, text: ({ editorWorkerService }) => editorWorkerService }],
  ['json.worker.js', { type: script, text: ({ jsonWorker }) => jsonWorker }],
  ['graphql.worker.js', { type: script, text: ({ graphqlWorker }) => graphqlWorker }],
]);

async function pack({ type, text }: Source): Promise<Asset> {
  return packAsset(type, text(await import('@graphql-yoga/render-graphiql/graphiql')));
}
