import { GatewayError } from '../errors/gateway-error.ts';
import { TransferRefused } from '../transfer/transfer-refused.ts';
import type { Audit, AuditEntry, AuditOutcome } from './audit.ts';

/** An upload that somebody asked for. */
export interface AuditedUpload extends Pick<AuditEntry, 'caller' | 'account' | 'touched' | 'correlationId'> {
  /** The submission is to be committed behind the last byte. */
  readonly commit: boolean;
}

/** Carries an upload out, and enters what became of it: the package, and where it came so far, the commit. */
export async function auditUpload<T extends object>(
  audit: Audit,
  { commit, ...about }: AuditedUpload,
  upload: () => Promise<T>,
): Promise<T> {
  const enter = (action: string, outcome: AuditOutcome, codes: readonly string[] = []) =>
    audit({ ...about, action, outcome, codes });
  try {
    const uploaded = await upload();
    enter('uploadPackage', 'DONE');
    if (commit) enter('commitSubmission', 'DONE');
    return uploaded;
  } catch (error) {
    const { outcome, code, uploaded } = endOf(error);
    if (uploaded) enter('uploadPackage', 'DONE');
    enter(uploaded ? 'commitSubmission' : 'uploadPackage', outcome, [code]);
    throw error;
  }
}

function endOf(error: unknown): { outcome: AuditOutcome; code: string; uploaded: boolean } {
  if (!(error instanceof GatewayError || error instanceof TransferRefused)) {
    return { outcome: 'INDETERMINATE', code: 'INTERNAL_SERVER_ERROR', uploaded: false };
  }
  const {
    outcome = 'NOT_SENT',
    code = error.code,
    uploaded,
  } = error.details as { outcome?: AuditOutcome; code?: string; uploaded?: object };
  const refused = error instanceof TransferRefused && outcome === 'REJECTED';
  return { outcome: refused ? 'REFUSED' : outcome, code, uploaded: uploaded !== undefined };
}
