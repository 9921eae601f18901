import type { VNode } from 'preact';
import { type Choice, Form, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';

export interface RoomView {
  /** Empty, if it has none any more. */
  readonly name: string;
  readonly slug: string;
  /** Those that suit the treatment. */
  readonly choices: readonly Choice[];
}

interface ChangeRoomProps {
  readonly reference: string;
  readonly room: RoomView;
}

export function ChangeRoom({ reference, room }: ChangeRoomProps): VNode {
  const { t } = useSite();
  return (
    <Form class="change-room compact" action={`/staff/visits/${reference}/room`}>
      <Select
        name="room"
        label={<span class="unseen">{t('diary.column.room')}</span>}
        value={room.slug}
        choices={room.choices}
      />
      <Submit look="quiet small">{t('visit.room-change')}</Submit>
    </Form>
  );
}
