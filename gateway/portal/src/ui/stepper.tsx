type StepperProps = { steps: readonly string[]; now: number; say: (now: number, all: number) => string };

/** Where one is in something done step by step. */
export const Stepper = ({ steps, now, say }: StepperProps) => (
  <ol class="stepper" aria-label={say(now + 1, steps.length)}>
    {steps.map((step, at) => (
      <li key={step} class={at < now ? 'past' : undefined} aria-current={at === now ? 'step' : undefined}>
        <span aria-hidden="true">{at + 1}</span>
        {step}
      </li>
    ))}
  </ol>
);
