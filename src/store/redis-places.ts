import { randomUUID } from 'node:crypto';
import type { RedisClient } from './redis-connection.ts';
import type { PlacesAnswer, PlacesRequest } from './store.ts';

/** Places are counted by the second in which they were taken: a hash is small at any rate, and never frees one early. */
const sliceMs = 1_000;

/**
 * The hash holds the window's name and the places by second. Time is Redis's own, so replicas' clocks need not agree. Who does
 * not know the window is told its name and changes nothing: a command that was given up and is done late does no harm then.
 */
const takeScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local wanted, limit, windowMs, sliceMs = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local function freeAt(slice) return (slice + 1) * sliceMs + windowMs end

local name = redis.call('HGET', KEYS[1], 'window')
if not name then
  name = ARGV[2]
  redis.call('HSET', KEYS[1], 'window', name)
  redis.call('PEXPIRE', KEYS[1], windowMs + sliceMs)
end
if name ~= ARGV[1] then return { name, 0 } end

local places, used = {}, 0
local function add(slice, count)
  places[slice] = (places[slice] or 0) + count
  used = used + count
end
local kept = redis.call('HGETALL', KEYS[1])
for i = 1, #kept, 2 do
  local slice = tonumber(kept[i])
  if slice and freeAt(slice) > now then add(slice, tonumber(kept[i + 1]))
  elseif slice then redis.call('HDEL', KEYS[1], kept[i]) end
end
local function take(slice, count)
  if count <= 0 or freeAt(slice) <= now then return end
  add(slice, count)
  redis.call('HINCRBY', KEYS[1], slice, count)
end
for i = 7, #ARGV, 2 do take(math.floor((now - ARGV[i]) / sliceMs), tonumber(ARGV[i + 1])) end
local taken = math.max(0, math.min(wanted, limit - used))
take(math.floor(now / sliceMs), taken)
redis.call('PEXPIRE', KEYS[1], windowMs + sliceMs)

local slices = {}
for slice in pairs(places) do table.insert(slices, slice) end
table.sort(slices)
local answer = { name, taken }
for _, slice in ipairs(slices) do
  table.insert(answer, freeAt(slice) - now)
  table.insert(answer, places[slice])
end
return answer
`;

/** {@link Counter.takePlaces}, in one round trip. @throws what the client throws, and on an answer that is none */
export async function takeRedisPlaces(
  client: RedisClient,
  key: string,
  { wanted, limit, windowMs, window, untold }: PlacesRequest,
): Promise<PlacesAnswer> {
  const numbers = [
    wanted,
    limit,
    windowMs,
    sliceMs,
    ...untold.flatMap(({ agoMs, places }) => [agoMs, places]),
  ];
  const reply: unknown = await client.eval(takeScript, {
    keys: [key],
    arguments: [window ?? '', randomUUID(), ...numbers.map((number) => String(Math.floor(number)))],
  });
  const answer = readAnswer(reply);
  if (answer === undefined) throw new TypeError('not an answer of the script');
  return answer;
}

function readAnswer(reply: unknown): PlacesAnswer | undefined {
  if (!Array.isArray(reply)) return undefined;
  const [window, taken, ...rest]: unknown[] = reply;
  if (typeof window !== 'string' || typeof taken !== 'number') return undefined;
  const numbers = rest.map(Number);
  const frees = numbers.flatMap((inMs, at) => (at % 2 === 0 ? [{ inMs, places: numbers[at + 1] ?? 0 }] : []));
  return { window, taken, frees };
}
