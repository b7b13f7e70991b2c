import type { Page } from 'playwright-core';

/**
 * The texts of a page whose contrast to what lies behind them is below 4.5 to 1 (WCAG 2.2, success criterion 1.4.3), each
 * with its contrast. What cannot be used is left out, as it is there.
 */
export function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const numbers = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
    const channel = (value) => (value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const behind = (one) => {
      for (let at = one; at; at = at.parentElement) {
        const ground = numbers(getComputedStyle(at).backgroundColor);
        if (ground.length === 3) return ground;
      }
      return [255, 255, 255];
    };
    const found = [];
    for (const one of document.querySelectorAll('body *')) {
      const texts = [...one.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
      if (texts.length === 0 || one.closest(':disabled') || !one.checkVisibility()) continue;
      if (['SCRIPT', 'NOSCRIPT', 'OPTION'].includes(one.tagName)) continue;
      const [a, b] = [light(numbers(getComputedStyle(one).color)), light(behind(one))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < 4.5) found.push(contrast.toFixed(2) + ' ' + texts[0].data.trim().slice(0, 40));
    }
    return [...new Set(found)];
  })()`);
}
