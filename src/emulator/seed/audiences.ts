import type { AudienceRecord } from '../records.ts';

/** The audiences of the account, ascending by id. */
export const AUDIENCES = [
  {
    id: '9f4f44d8-2c1e-4b0a-9b57-d3f1e6a2c845',
    name: 'Test registry key',
    description: 'Machines with the driver flighting test key set',
    audienceName: 'TestRegistryKey',
  },
  {
    id: 'a3c0e7b2-5d14-4f6e-8a90-1b7c2d3e4f50',
    name: 'Contoso self-host',
    description: 'Employees of Contoso who run flights',
    audienceName: 'ContosoSelfHost',
  },
  {
    id: 'c8d9fa01-7e62-4d3b-b1c4-62f5a09b7d11',
    name: 'Woodgrove lab',
    description: 'The lab machines of Woodgrove',
    audienceName: 'WoodgroveLab',
  },
  {
    id: 'e51b6a94-0f3d-4c27-9e88-7d20b4c1a6f3',
    name: 'CoDev',
    description: '',
    audienceName: 'CoDev',
  },
] as const satisfies readonly AudienceRecord[];
