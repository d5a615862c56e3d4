import { FieldError, Star, type Bound } from '../ui/field.tsx';
import { noticeWords } from './messages/notice.ts';

/** The privacy notice, and that it was read (ID-47). */
export const PrivacyNotice = ({ of }: { of: Bound<boolean> }) => {
  const words = noticeWords();
  return (
    <div class="field privacy">
      <details class="fold">
        <summary>{words.title}</summary>
        <ul>
          {words.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </details>
      <label class="choice">
        <input
          type="checkbox"
          id={of.id}
          name={of.name}
          required
          checked={of.value}
          aria-describedby={of.error === undefined ? undefined : `${of.id}-error`}
          onChange={({ currentTarget }) => of.onValue(currentTarget.checked)}
        />
        <span class="choice-label">
          {words.read}
          <Star />
        </span>
      </label>
      <FieldError id={of.id} error={of.error} />
    </div>
  );
};
