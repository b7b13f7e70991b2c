import type { Tracer } from '@opentelemetry/api';
import type { GraphQLSchema } from 'graphql';
import type { Callers } from '../callers/callers.ts';
import type { Config, UpstreamName } from '../config/config.ts';
import type { Documents } from '../documents/documents.ts';
import type { TrustedDocuments } from '../documents/trusted-documents.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { SharedCounter } from '../price/budgets.ts';
import type { PriceLimits } from '../price/price-limits.ts';
import type { Clock } from '../values/clock.ts';
import type { HeldLog, Logger } from '../values/logger.ts';
import type { ChooseAccount } from './choose-account.ts';
import type { DoorLimits } from './door-limits.ts';
import type { Metrics } from './metrics.ts';
import type { BuildContext } from './operation.ts';
import type { PackagesUpstream } from './packages-handler.ts';
import type { Readiness } from './readiness.ts';

/** What the doors need of the configuration. */
export type DoorConfig = Pick<Config, 'host' | 'port' | 'basePath' | 'corsOrigins' | 'requestTimeoutMs'>;

/** What the doors lead to. */
export interface GatewayParts {
  readonly schema: GraphQLSchema;
  readonly buildContext: BuildContext;
  /** Which accounts an operation may use; without it there is one, which has no label. */
  readonly choose?: ChooseAccount;
  /** The way of packages; without it there are no routes for them. */
  readonly packages?: PackagesUpstream;
  readonly upstream: UpstreamName;
  /** The account as tables; without one there are no reports. */
  readonly mirror?: Mirror | undefined;
  /** Who may call; without it, everybody. */
  readonly callers?: Callers;
  /** Can what lies behind the doors serve? Draining is the doors' own affair. */
  readonly ready: () => Readiness;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For lines of answers that leave together; without it each is written by itself. */
  readonly held?: HeldLog | undefined;
  /** Makes the spans; without one nothing is traced. */
  readonly tracer?: Tracer;
  /** What the doors let in at once, where it is not {@link doorLimits}. */
  readonly limits?: Partial<DoorLimits>;
  /** What one operation may cost, where it is not {@link priceLimits}. */
  readonly priceLimits?: Partial<PriceLimits>;
  /** Where documents are found that requests only name; without it, those that clients register with this process. */
  readonly documents?: Documents;
  /** The trusted ones among them, which are served as rows too. */
  readonly trusted?: TrustedDocuments;
  /** What replicas count together; without one, each counts for itself. */
  readonly counter?: SharedCounter;
  /** False where replicas serve the same accounts; true by default. */
  readonly alone?: boolean;
  /** How often an idle event stream is kept alive; 12 s by default. */
  readonly keepAliveMs?: number;
}
