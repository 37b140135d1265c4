import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Stands for the colour of the stage at that place, from 1; 0 for what has no stage. */
export function stageFill(order: number): string {
  return `stage-${order}`;
}

/**
 * Draw a plot as the text of an SVG that fits the site: no style sheet and no colours of its own, which the content
 * security policy and dark mode forbid. Fills made by `stageFill` become `data-stage-order`, which the site's styles know;
 * what else is drawn has the colour of the text around. Numbers are rounded, so that each machine writes the same.
 *
 * @param title Says what the picture shows, to those who don't see it.
 */
export function renderPlot(options: Plot.PlotOptions, title: string): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({ ...options, document }) as unknown as Element;
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    const order = /^stage-(\d+)$/.exec(element.getAttribute('fill') ?? '')?.[1];
    if (order !== undefined) {
      element.removeAttribute('fill');
      element.setAttribute('class', 'chart-part');
      element.setAttribute('data-stage-order', order);
    }
    // Roles and names that only repeat what the title and the table beside the picture say.
    for (const name of ['style', 'font-family', 'aria-label', 'aria-hidden', 'aria-description'])
      element.removeAttribute(name);
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name) ?? '';
      const rounded = value.replace(/-?\d+\.\d{2,}/g, (number) =>
        String(Math.round(Number(number) * 10) / 10),
      );
      if (rounded !== value) element.setAttribute(name, rounded);
    }
  }
  svg.setAttribute('class', 'chart');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', title);
  return svg.outerHTML;
}
