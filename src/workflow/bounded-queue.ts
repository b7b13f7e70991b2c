/** What is handed from one who produces at any pace to one who reads. */
export interface BoundedQueue<T> extends AsyncIterableIterator<T> {
  /** Puts a value at the end; when the queue is full its reader is dropped instead, and finds the error of `full`. */
  push(value: T): void;
  /** Nothing more comes: the reader ends, after what waits and with the error if there is one. */
  end(error?: Error): void;
  return(): Promise<IteratorReturnResult<undefined>>;
}

interface QueueOptions {
  /** Values that may wait. */
  readonly limit: number;
  readonly full: (waiting: number) => Error;
  /** Called once, when the reader has left or nothing more will be taken. */
  readonly onClose: () => void;
}

interface Reader<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(error: Error): void;
}

/** An empty queue. `return` ends it at once, also while a read waits: an async generator could not. */
export function createBoundedQueue<T>({ limit, full, onClose }: QueueOptions): BoundedQueue<T> {
  let values: T[] = [];
  let readers: Reader<T>[] = [];
  let open = true;
  let failure: Error | undefined;

  function close(error?: Error): void {
    if (!open) return;
    open = false;
    failure = error;
    onClose();
    const [first, ...others] = readers;
    readers = [];
    if (first !== undefined) settle(first);
    for (const reader of others) reader.resolve({ done: true, value: undefined });
  }

  /** Gives the end, and its error once. */
  function settle(reader: Reader<T>): void {
    const error = failure;
    failure = undefined;
    if (error === undefined) reader.resolve({ done: true, value: undefined });
    else reader.reject(error);
  }

  return {
    push(value) {
      if (!open) return;
      const reader = readers.shift();
      if (reader !== undefined) reader.resolve({ done: false, value });
      else if (values.length < limit) values.push(value);
      else {
        values = [];
        close(full(limit));
      }
    },
    end: close,
    next() {
      return new Promise((resolve, reject) => {
        const value = values.shift();
        if (value !== undefined) resolve({ done: false, value });
        else if (open) readers.push({ resolve, reject });
        else settle({ resolve, reject });
      });
    },
    async return() {
      values = [];
      close();
      failure = undefined;
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
