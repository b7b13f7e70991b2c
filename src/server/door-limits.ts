/** What the doors let in at once, and how long they wait for clients; so much, and no more, may a crowd cost. */
export interface DoorLimits {
  /** Connections; the kernel's further ones are closed unheard. Above `operations`, so that overload gets an answer. */
  readonly connections: number;
  /** Header lines of one request; their bytes together are bounded by Node.js at 16 KB. */
  readonly headers: number;
  /** Longest time for the headers of a request to arrive, and for its body, in milliseconds. */
  readonly receiveMs: number;
  /** A client that takes nothing of its answer for this long is given up, in milliseconds. */
  readonly unreadMs: number;
  /** GraphQL operations under way. Never below 1,000 (issue). */
  readonly operations: number;
  /** Packages on their way in; each holds 20 MiB of blocks. */
  readonly uploads: number;
  /** Reports on their way out; each holds a moment of the mirror and a batch of rows or two. */
  readonly reports: number;
  readonly webSockets: number;
  /** Operations of one WebSocket, subscriptions among them. */
  readonly operationsOfSocket: number;
  /** Subscriptions of all clients together. */
  readonly subscriptions: number;
  /** Characters of one answer. */
  readonly answerLength: number;
}

/** For a process with a gigabyte of memory, behind which a service stands that takes 16 calls at once. */
export const doorLimits: DoorLimits = {
  connections: 4_096,
  headers: 100,
  receiveMs: 30_000,
  unreadMs: 120_000,
  operations: 1_000,
  uploads: 32,
  reports: 32,
  webSockets: 2_000,
  operationsOfSocket: 100,
  subscriptions: 5_000,
  answerLength: 64 * 1024 * 1024,
};
