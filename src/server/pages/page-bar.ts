import type { UpstreamName } from '../../config/config.ts';

/** What the bar of every page says of the upstream, so that invented data is never taken for real. */
export const upstreamBadges: Readonly<Record<UpstreamName, string>> = {
  emulator: '<span class="upstream emulator">Emulator: invented data</span>',
  service: '<span class="upstream service">Microsoft’s service: changes are real</span>',
};

/** The gateway's sign, as SVG. */
export const chip =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#9ecbff" stroke-width="1.8" stroke-linecap="round"><rect x="6" y="6" width="12" height="12" rx="2"/><path d="M9 2.5V6m6-3.5V6M9 18v3.5M15 18v3.5M2.5 9H6m-3.5 6H6M18 9h3.5M18 15h3.5"/><circle cx="12" cy="12" r="2.2"/></svg>';
