import { describe, expect, test } from '@jest/globals';
import { createBlobSource } from '../../src/sources/blob-source.ts';
import { errorReport, errorReportUrl, readWorkflow } from '../../src/sources/workflow.ts';
import { blobUrl } from '../kit/wire-records.ts';

const url = blobUrl('report', 'r');
const text = 'No .inf found in a driver directory.\r\n';

/** A workflow with this report, blobs with these texts, and what was fetched. */
function workflowWith(report: unknown, texts: Record<string, string>, fresh: unknown = report) {
  const fetched: string[] = [];
  const blobs = createBlobSource(async (address) => {
    fetched.push(address);
    const found = texts[address];
    if (found === undefined) throw new Error('expired');
    return found;
  });
  const workflow = readWorkflow({ errorReport: report }, undefined, async () => ({ errorReport: fresh }));
  if (workflow === null) throw new Error('a workflow was expected');
  return { workflow, blobs, fetched };
}

describe('the error report', () => {
  test('is the text behind its address, with its line ends', async () => {
    const { workflow, blobs } = workflowWith(url, { [url]: text });
    expect(await errorReport(workflow, blobs)).toBe(text);
    expect(errorReportUrl(workflow)).toBe(url);
  });

  test.each(['', null, undefined, {}])(
    'is null, and nothing is fetched, when the field is %j',
    async (report) => {
      const { workflow, blobs, fetched } = workflowWith(report, {});
      expect(await errorReport(workflow, blobs)).toBeNull();
      expect(errorReportUrl(workflow)).toBeNull();
      expect(fetched).toEqual([]);
    },
  );

  test('is the field itself when that is no address', async () => {
    const { workflow, blobs, fetched } = workflowWith('The package is damaged.', {});
    expect(await errorReport(workflow, blobs)).toBe('The package is damaged.');
    expect(errorReportUrl(workflow)).toBeNull();
    expect(fetched).toEqual([]);
  });

  test('is fetched by a fresh address when the first one fails', async () => {
    const { workflow, blobs, fetched } = workflowWith(url, { [`${url}&fresh`]: text }, `${url}&fresh`);
    expect(await errorReport(workflow, blobs)).toBe(text);
    expect(fetched).toEqual([url, `${url}&fresh`]);
  });

  test.each([url, '', null])('rejects with the failure when the fresh address is %j', async (fresh) => {
    const { workflow, blobs, fetched } = workflowWith(url, {}, fresh);
    await expect(errorReport(workflow, blobs)).rejects.toThrow('expired');
    expect(fetched).toEqual([url]);
  });

  test('is fetched once, however often it is asked for', async () => {
    const { workflow, blobs, fetched } = workflowWith(url, { [url]: text });
    await Promise.all([errorReport(workflow, blobs), errorReport(workflow, blobs)]);
    expect(fetched).toHaveLength(1);
  });
});

describe('a workflow', () => {
  test.each([null, undefined, '', [], 'started'])('is null when it is %j', (value) => {
    expect(readWorkflow(value, undefined, async () => null)).toBeNull();
  });
});
