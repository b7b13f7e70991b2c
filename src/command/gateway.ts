import type { Readable } from 'node:stream';
import type { UpstreamName } from '../config/config.ts';

/** Variables or fields of a GraphQL operation. */
export type Fields = Readonly<Record<string, unknown>>;

/** A file to be sent. */
export interface Upload {
  readonly path: string;
  /** Of the gateway, behind its base path. */
  readonly to: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Told how many bytes have left so far. */
  readonly moved: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** A download that has begun. */
export interface Download {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Readable;
}

/** A gateway to talk to: one in this process, or one that runs somewhere. What goes wrong is a CommandError. */
export interface Gateway {
  readonly upstream: UpstreamName;
  /** Which account is changed through it, as far as can be told: never mix the state of two. */
  readonly account: string;
  /** Dies with this process, and everything that was made in it. */
  readonly fleeting: boolean;
  /** A query; tried again through throttling and short outages. */
  read<Data>(document: string, variables: Fields, signal: AbortSignal): Promise<Data>;
  /** A mutation; sent again only where it provably was not done. */
  write<Data>(document: string, variables: Fields): Promise<Data>;
  /** A subscription's events, until it completes. @throws CommandError whose code is `EVENTS_REFUSED` where they cannot be had. */
  events<Data>(document: string, variables: Fields, signal: AbortSignal): AsyncGenerator<Data, void>;
  /** Sends a file once, and gives the answer's JSON. */
  upload(upload: Upload): Promise<Fields>;
  /** Begins a download. */
  download(from: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Download>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}
