/** What the command line asks for. */
export type Command =
  | { readonly name: 'serve'; readonly demo: boolean }
  | { readonly name: 'key'; readonly words: readonly string[] }
  | { readonly name: 'emulator' | 'check' | 'help' | 'version' }
  | { readonly name: 'unknown'; readonly word: string };

/** Reads the words after the program's name. */
export function readCommandLine(words: readonly string[]): Command {
  if (words.includes('--help') || words.includes('-h') || words[0] === 'help') return { name: 'help' };
  if (words.includes('--version') || words.includes('-v')) return { name: 'version' };
  const [first, ...rest] = words;
  if (first === 'key') return { name: 'key', words: rest };
  if (first === 'emulator' || first === 'check') {
    return rest[0] === undefined ? { name: first } : { name: 'unknown', word: rest[0] };
  }
  const strange = words.find((word) => word !== '--demo');
  return strange === undefined
    ? { name: 'serve', demo: words.includes('--demo') }
    : { name: 'unknown', word: strange };
}

/** What `--help` prints. */
export const usage = `Hardware Gateway: one GraphQL endpoint over Microsoft's Hardware Dashboard API.

  hardware-gateway            serve; needs Azure credentials in the environment
  hardware-gateway --demo     the same; without credentials, serve invented data from the embedded emulator
  hardware-gateway check      try the credentials, roles, clock, proxy and cache, and say what to do
  hardware-gateway emulator   run the emulator by itself
  hardware-gateway key create --id NAME --roles ROLE[,ROLE…]   make a key for a caller

For pipelines, with no server needed (hardware-gateway COMMAND --help tells the rest):
  hardware-gateway submit PACKAGE     the whole way: product, submission, upload, commit, wait, signed package
  hardware-gateway create FILE        what one of SDCM's JSON files describes
  hardware-gateway upload PACKAGE     a package to a submission
  hardware-gateway wait               until a submission or shipping label is done
  hardware-gateway download           the signed package and other files of a submission
  hardware-gateway label              a shipping label

  hardware-gateway --version  print the version
  hardware-gateway --help     print this

Settings come from the environment, and from a file .env where there is one. The most important:
  AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET   the Entra ID application
  HOST, PORT                                              where to listen (127.0.0.1, 4000)
  GATEWAY_CALLERS_FILE                                    who may call; needed for any HOST but loopback
  HARDWARE_API_URL=emulator                               the embedded emulator, by name`;
