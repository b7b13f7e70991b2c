import { Counter, type Histogram, type Registry } from 'prom-client';
import { prefix, secondsBuckets } from './metric-kinds.ts';

/*
 * What is counted for every call and every answer. prom-client makes objects of the labels and a text of them each time,
 * which was a twentieth of a small answer; here counting is adding to a number that is found by its labels' values, and
 * prom-client is told when somebody looks.
 */

/** Counts one event with these values of its two labels, which are few. */
export type Count = (first: string, second: string | number) => void;

interface Counted {
  readonly fixed: Readonly<Record<string, string>>;
  readonly rows: Map<string, Map<string | number, { events: number }>>;
}

/** A counter with two labels, and more that are fixed for each who counts. The name is given without prefix and `_total`. */
export function quickCounter(
  registry: Registry,
  name: string,
  help: string,
  [first, second]: readonly [string, string],
  ...fixedNames: readonly string[]
): (fixed?: Readonly<Record<string, string>>) => Count {
  const all: Counted[] = [];
  new Counter({
    name: `${prefix}${name}_total`,
    help,
    labelNames: [first, second, ...fixedNames],
    registers: [registry],
    collect() {
      this.reset();
      for (const { fixed, rows } of all)
        for (const [one, others] of rows)
          for (const [other, { events }] of others)
            this.inc({ [first]: one, [second]: String(other), ...fixed }, events);
    },
  });
  return (fixed = {}) => {
    const rows: Counted['rows'] = new Map();
    all.push({ fixed, rows });
    return (one, other) => {
      const others = rows.get(one) ?? new Map<string | number, { events: number }>();
      const row = others.get(other);
      if (row !== undefined) row.events += 1;
      else rows.set(one, others.set(other, { events: 1 }));
    };
  };
}

/** The times of one value of the label. */
interface Times {
  /** Of each bucket alone; the last is for what no bucket holds. */
  readonly counts: number[];
  sum: number;
  count: number;
}

/** A histogram of times with one label; told in milliseconds. The name is given without prefix and unit. */
export function quickHistogram(
  registry: Registry,
  name: string,
  help: string,
  label: string,
): (value: string, ms: number) => void {
  const all = new Map<string, Times>();
  const fullName = `${prefix}${name}_duration_seconds`;
  const metric = {
    name: fullName,
    help,
    get: async () => ({
      name: fullName,
      help,
      type: 'histogram',
      aggregator: 'sum',
      values: [...all].flatMap(([value, times]) => rowsOf(fullName, { [label]: value }, times)),
    }),
    reset: () => all.clear(),
  };
  // The registry asks no more of a metric than this.
  registry.registerMetric(metric as unknown as Histogram);
  return (value, ms) => {
    const times = all.get(value) ?? begin(all, value);
    const seconds = ms / 1_000;
    let bucket = 0;
    while (seconds > (secondsBuckets[bucket] ?? Number.POSITIVE_INFINITY)) bucket += 1;
    times.counts[bucket] = (times.counts[bucket] ?? 0) + 1;
    times.sum += seconds;
    times.count += 1;
  };
}

function begin(all: Map<string, Times>, value: string): Times {
  const times = { counts: Array.from({ length: secondsBuckets.length + 1 }, () => 0), sum: 0, count: 0 };
  all.set(value, times);
  return times;
}

interface Row {
  readonly metricName: string;
  readonly labels: Record<string, string | number>;
  readonly value: number;
}

/** As Prometheus has them: each bucket holds what the smaller ones hold, too. */
function rowsOf(name: string, labels: Row['labels'], { counts, sum, count }: Times): Row[] {
  let below = 0;
  const buckets = secondsBuckets.map((le, index) => {
    below += counts[index] ?? 0;
    return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: below };
  });
  return [
    ...buckets,
    { metricName: `${name}_bucket`, labels: { le: '+Inf', ...labels }, value: count },
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
