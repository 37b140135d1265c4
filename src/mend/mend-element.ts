/**
 * `<survey-mend>`: a button that writes a patch of the page's file. What is behind it is loaded when it is used.
 *
 * Without script there is no button; the links beside it need none.
 */
class SurveyMend extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const { openMendDialog } = await import('./mend-dialog.ts');
      await openMendDialog(this, button);
    });
  }
}

if (!customElements.get('survey-mend')) customElements.define('survey-mend', SurveyMend);
