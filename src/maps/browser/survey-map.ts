/**
 * What a map gets where there is a script: a line that says what is pointed at, zoom, dragging, and copying its text.
 * Everything it shows is in the page without it.
 */
class SurveyMapElement extends HTMLElement {
  #zoom = 1;

  connectedCallback(): void {
    const scroll = this.querySelector<HTMLElement>('.map-scroll');
    const svg = scroll?.querySelector('svg');
    if (!scroll || !svg || this.querySelector('.map-tools')) return;
    const { width, height } = svg.viewBox.baseVal;
    const say = document.createElement('p');
    say.className = 'map-say';
    const resting = 'Point at something, tap it, or go to it with the keyboard to see what it is.';
    say.textContent = resting;

    const zoomTo = (zoom: number) => {
      this.#zoom = Math.min(3, Math.max(0.4, zoom));
      svg.setAttribute('width', String(Math.round(width * this.#zoom)));
      svg.setAttribute('height', String(Math.round(height * this.#zoom)));
      svg.classList.toggle('is-zoomed', zoom !== 1);
    };
    const reset = () => {
      zoomTo(1);
      scroll.scrollTo(0, 0);
    };
    const tools = document.createElement('div');
    tools.className = 'map-tools';
    for (const [name, sign, act] of [
      ['Larger', '+', () => zoomTo(this.#zoom * 1.25)],
      ['Smaller', '−', () => zoomTo(this.#zoom / 1.25)],
      ['1:1, as drawn', '1:1', reset],
    ] as const) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = sign;
      button.setAttribute('aria-label', name);
      button.title = name;
      button.addEventListener('click', act);
      tools.append(button);
    }
    this.append(say, tools);

    // What the line says of each: the same as its title, which a keyboard alone doesn't bring up.
    const titles = new Map<Element, string>();
    for (const node of svg.querySelectorAll('.map-node')) {
      const title = node.querySelector('title');
      titles.set(node, title?.textContent ?? node.textContent ?? '');
    }
    const tell = (event: Event) => {
      const node = (event.target as Element).closest?.('.map-node');
      say.textContent = (node && titles.get(node)) || resting;
    };
    // Not on the picture: an SVG that listens for focus becomes a stop of the Tab key by itself.
    for (const kind of ['pointerover', 'focusin']) scroll.addEventListener(kind, tell);
    for (const kind of ['pointerleave', 'focusout']) {
      scroll.addEventListener(kind, () => {
        say.textContent = resting;
      });
    }
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') reset();
      else if (event.key === '+') zoomTo(this.#zoom * 1.25);
      else if (event.key === '-') zoomTo(this.#zoom / 1.25);
      else return;
      event.preventDefault();
    });
    scroll.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        zoomTo(this.#zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
      },
      { passive: false },
    );
    // Where the map is wider than the screen, begin with what it is about.
    const subject = svg.querySelector('.map-subject');
    if (subject && scroll.scrollWidth > scroll.clientWidth) {
      const box = subject.getBoundingClientRect();
      scroll.scrollLeft = box.x + box.width / 2 - scroll.getBoundingClientRect().x - scroll.clientWidth / 2;
    }
    this.#drag(scroll);
    this.#copy();
  }

  /** Drag with a mouse; fingers scroll by themselves. */
  #drag(scroll: HTMLElement): void {
    let from: { x: number; y: number } | undefined;
    let moved = false;
    scroll.addEventListener('pointerdown', (event) => {
      if (event.pointerType !== 'mouse' || event.button !== 0) return;
      from = { x: event.clientX + scroll.scrollLeft, y: event.clientY + scroll.scrollTop };
      moved = false;
    });
    scroll.addEventListener('pointermove', (event) => {
      if (!from || event.buttons !== 1) return;
      const [left, top] = [from.x - event.clientX, from.y - event.clientY];
      if (Math.hypot(left - scroll.scrollLeft, top - scroll.scrollTop) > 4) moved = true;
      if (moved) scroll.scrollTo(left, top);
    });
    scroll.addEventListener(
      'click',
      (event) => {
        if (moved) event.preventDefault();
        moved = false;
      },
      true,
    );
    scroll.addEventListener('dragstart', (event) => event.preventDefault());
    addEventListener('pointerup', () => {
      from = undefined;
    });
  }

  /** A button that copies the Mermaid text. */
  #copy(): void {
    const text = this.closest('.map')?.querySelector('.map-text pre');
    if (!text || !navigator.clipboard) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'map-copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text.textContent ?? '');
      button.textContent = 'Copied';
    });
    text.before(button);
  }
}

customElements.define('survey-map', SurveyMapElement);
