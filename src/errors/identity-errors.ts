import type { Role } from '../values/role.ts';
import { ErrorCode } from './codes.ts';
import { GatewayError } from './gateway-error.ts';

/** Nobody knows who asks. What exactly is wrong with the credentials stands in the log, not in the answer. */
export class Unauthenticated extends GatewayError {
  constructor(message: string) {
    super(ErrorCode.Unauthenticated, message);
  }
}

/** It is known who asks, and it may not. */
export class Forbidden extends GatewayError {
  constructor(role: Role) {
    super(ErrorCode.Forbidden, `This needs the role ${role}, which the caller does not have.`, { role });
  }
}
