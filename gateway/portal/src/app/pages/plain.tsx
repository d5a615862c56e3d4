import { ButtonLink } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { common } from '../messages/common.ts';

const Plain = ({ title, text }: { title: string; text: string }) => (
  <>
    <PageHead title={title} lead={text} />
    <div class="form-foot">
      <ButtonLink href="/" look="first">
        {common().backHome}
      </ButtonLink>
      <ButtonLink href="/help">{common().openHelp}</ButtonLink>
    </div>
  </>
);

/** Nothing is at this address. */
export const NotFound = () => <Plain {...common().notFound} />;

/** Something is, but not for this role. */
export const Forbidden = () => <Plain {...common().forbidden} />;
