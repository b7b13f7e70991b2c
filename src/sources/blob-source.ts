import DataLoader from 'dataloader';

/** Texts behind SAS URLs, each fetched once a request. */
export interface BlobSource {
  /** The text; throws when it cannot be had. The address is a secret, used byte for byte, without our token. */
  text(url: string): Promise<string>;
}

/** Fetches a blob as text. */
export type ReadBlob = (url: string) => Promise<string>;

export function createBlobSource(read: ReadBlob): BlobSource {
  const loader = new DataLoader<string, string>((urls) =>
    Promise.all(urls.map((url) => read(url).catch((reason: unknown) => reason as Error))),
  );
  return { text: (url) => loader.load(url) };
}
