import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What the names of all metrics begin with. */
export const prefix = 'hardware_gateway_';

/** What times are observed in. */
export const secondsBuckets: readonly number[] = [
  0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
];

/** A counter; the name is given without prefix and `_total`. */
export function counter<Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  ...labelNames: Label[]
) {
  return new Counter({ name: `${prefix}${name}_total`, help, labelNames, registers: [registry] });
}

/** A histogram of times in seconds, observed in these; the name is given without prefix and unit. */
export function histogram<Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  ...labelNames: Label[]
) {
  const buckets = [...secondsBuckets];
  return new Histogram({
    name: `${prefix}${name}_duration_seconds`,
    help,
    labelNames,
    buckets,
    registers: [registry],
  });
}

/** A gauge that is always 1, for its labels. */
export function gauge(
  registry: Registry,
  name: string,
  help: string,
  labels: Readonly<Record<string, string>>,
): void {
  new Gauge({ name: `${prefix}${name}`, help, labelNames: Object.keys(labels), registers: [registry] }).set(
    { ...labels },
    1,
  );
}
