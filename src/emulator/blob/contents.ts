import type { ProductRecord, SubmissionRecord } from '../records.ts';
import { type ZipEntry, zip } from './zip.ts';

/** What stands for the package of a seeded submission: a cabinet's first bytes, or an archive for the lab kit. */
export function initialPackage(product: ProductRecord, submission: SubmissionRecord): Buffer {
  if (product.fields.testHarness !== 'attestation') return zip(driverFiles(submission, 'hck/data/drivers'));
  return Buffer.from(`MSCF\0\0\0\0emulated cabinet of submission ${submission.id}`, 'latin1');
}

/** A signed package laid out as the service does it: `drivers/<guid>/…`, each folder with its new catalogue. */
export function signedPackage(submission: SubmissionRecord): Buffer {
  return zip(driverFiles(submission, 'drivers'));
}

/** The shell that derived submissions are built from. */
export function shellPackage(submission: SubmissionRecord): Buffer {
  return zip([
    {
      name: 'hck/data/PackageInfo.xml',
      bytes: Buffer.from(`<?xml version="1.0"?><PackageInfo submission="${submission.id}"/>`),
    },
  ]);
}

/** An error report: lines end with CR LF. */
export function errorReportText(report: string): Buffer {
  return Buffer.from(report.replaceAll(/\r?\n/g, '\r\n'), 'utf8');
}

/** The zip of a test-signed preprod package. */
export function preprodFiles(id: string, contentHash: string): Buffer {
  return zip([{ name: `drivers/${id}/driver.cat`, bytes: Buffer.from(`test-signed ${contentHash}`) }]);
}

function driverFiles({ hardware }: SubmissionRecord, folder: string): ZipEntry[] {
  return hardware.flatMap(({ id, infs }) =>
    infs.flatMap((inf) => {
      const stem = `${folder}/${id}/${inf.name.replace(/\.inf$/i, '')}`;
      const text = `[Version]\r\nSignature="$WINDOWS NT$"\r\nClass=${inf.infClass}\r\nClassGuid=${inf.classGuid}\r\nProvider="${inf.provider}"\r\nDriverVer=${inf.driverVersion}\r\n`;
      return [
        { name: `${stem}.inf`, bytes: Buffer.from(text) },
        { name: `${stem}.cat`, bytes: Buffer.from(`emulated catalogue of ${inf.name}`) },
        { name: `${stem}.sys`, bytes: Buffer.from(`MZ emulated driver ${inf.name}`) },
      ];
    }),
  );
}
