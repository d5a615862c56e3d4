/** The mark of Atrium: a house open in the middle. A name stands beside it. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M2 2h20v20H2zM8 8v8h8V8z" fill-rule="evenodd" />
  </svg>
);
