import type { AudienceResolvers } from '../../generated/resolvers-types.ts';
import { writeNodeId } from '../../values/node-id.ts';
import { readText } from '../../values/text.ts';

export const audience: AudienceResolvers = {
  id: ({ key }) => writeNodeId(key),
  audienceId: ({ key }) => key.audienceId,
  name: ({ record }) => readText(record['name']),
  description: ({ record }) => readText(record['description']),
  audienceName: ({ record }) => readText(record['audienceName']),
};
