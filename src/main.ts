#!/usr/bin/env node
import { type CommandName, isCommandName } from './command/command-names.ts';
import type { AddressedUpstream, Config } from './config/config.ts';
import { ConfigError } from './config/config-error.ts';
import { loadDotEnv } from './config/load-dot-env.ts';
import { readConfig } from './config/read-config.ts';
import { readCommandLine, usage } from './server/command-line.ts';
import { readVersion } from './server/package-files.ts';
import { tuneEngine } from './server/tune-engine.ts';
import { untilSignal } from './server/until-signal.ts';
import { systemClock } from './store/system-clock.ts';
import { Secret } from './values/secret.ts';

// The one file with effects at import. What a command needs is imported when it is run, so that a start is quick.

process.exitCode = await run();

async function run(): Promise<number> {
  const [first, ...rest] = process.argv.slice(2);
  if (isCommandName(first)) return runPipelineCommand(first, rest);
  const command = readCommandLine(process.argv.slice(2));
  switch (command.name) {
    case 'help':
      return say(usage);
    case 'version':
      return say(readVersion());
    case 'unknown':
      complain(`There is no command or option ${JSON.stringify(command.word)}.\n\n${usage}`);
      return 2;
    case 'emulator':
      loadDotEnv(process.env);
      return (await import('./emulator/run.ts')).runEmulatorCommand(process.env, say);
    case 'key':
      return (await import('./callers/key-command.ts')).runKeyCommand(command.words, {
        out: say,
        err: complain,
      });
    case 'check':
      return withConfig({ demo: false }, runCheck);
    case 'serve':
      return withConfig(command, runServer);
  }
}

/** A fault in the configuration is told in words, without a stack. */
async function withConfig(
  options: { demo: boolean },
  use: (config: Config) => Promise<number>,
): Promise<number> {
  try {
    loadDotEnv(process.env);
    return await use(readConfig(process.env, options));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    complain(error.message);
    return 1;
  }
}

async function runServer(config: Config): Promise<number> {
  const signals = untilSignal(process, (code) => process.exit(code));
  tuneEngine();
  const [{ createLogs }, { serve }, { listenFault, startLines }] = await Promise.all([
    import('./config/logger.ts'),
    import('./server/serve.ts'),
    import('./server/start-lines.ts'),
  ]);
  const { logger, held } = createLogs(config.logLevel);
  const version = readVersion();
  const { upstream, embedded, close } = await reachUpstream(config);
  const parts = { upstream, environment: process.env, version, clock: systemClock, logger, held };
  const gateway = await serve(config, parts).catch(async (error: unknown) => {
    await close();
    const fault = listenFault(error, config);
    if (fault === undefined) throw error;
    complain(fault);
  });
  if (gateway === undefined) return 1;
  const accounts = config.accounts.map(({ label }) => label);
  const { callers } = config;
  for (const line of startLines({ version, url: gateway.url, upstream, embedded, accounts, callers }))
    say(line);

  const signal = await signals.first;
  logger.info({ signal }, 'draining');
  await gateway.close();
  await close();
  logger.info({}, 'ended');
  return process.exit(0);
}

async function runCheck(config: Config): Promise<number> {
  const { check } = await import('./server/check.ts');
  const { upstream, close } = await reachUpstream(config);
  const passed = await check(config, { upstream, environment: process.env, clock: systemClock, print: say });
  await close();
  return passed ? 0 : 1;
}

/** The first signal lets the command end by itself; its exit code says so. */
async function runPipelineCommand(name: CommandName, words: readonly string[]): Promise<number> {
  const interrupted = new AbortController();
  const signals = untilSignal(process, (code) => process.exit(code));
  signals.first.then(() => interrupted.abort());
  loadDotEnv(process.env);
  const { runCommand } = await import('./command/run-command.ts');
  const terminal = {
    out: (text: string) => void process.stdout.write(text),
    err: (text: string) => void process.stderr.write(text),
    live: process.stderr.isTTY === true,
    columns: process.stderr.columns ?? 80,
  };
  const parts = { version: readVersion(), clock: systemClock, terminal, reachUpstream };
  return runCommand(name, words, {
    ...parts,
    environment: process.env,
    signal: interrupted.signal,
    startGateway: async (environment, options) => {
      const { ownGateway } = await import('./command/own-gateway.ts');
      return ownGateway({ ...parts, environment, ...options });
    },
  });
}

/** The upstream's address; the embedded emulator is started for it, on a free port. */
async function reachUpstream({ upstream, emulatorSpeed }: Config) {
  if (upstream.kind === 'addressed') return { upstream, embedded: false, close: async () => {} };
  const { startEmulator } = await import('./emulator/start-emulator.ts');
  const emulator = await startEmulator(emulatorSpeed === undefined ? {} : { speed: emulatorSpeed });
  const { apiUrl, authorityHost, tenantId, clientId } = emulator;
  const secret = new Secret(emulator.clientSecret);
  const addressed: AddressedUpstream = {
    kind: 'addressed',
    name: 'emulator',
    apiUrl,
    authorityHost,
    tenantId,
    clientId,
    credential: { kind: 'secret', secret: async () => secret },
  };
  return { upstream: addressed, embedded: true, close: () => emulator.close() };
}

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
