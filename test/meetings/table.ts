import type { MeetingItem } from '../../schema/meeting-items.ts';
import type { Participant } from '../../schema/meeting-participants.ts';
import type { Meeting, MeetingRoom } from '../../schema/meetings.ts';
import { District } from '../contract/district.ts';

type Written<Row> = Row & { undo?: string };

/** A district whose people hold meetings: the coordinator takes the minutes, the director chairs. */
export class Table extends District {
  as(username: string) {
    const client = this.api.as(username);
    return {
      get: <Body>(path: string) => client.get<Body>(path, { now: this.now }),
      post: <Body>(path: string, body: object) => client.post<Body>(path, body, { now: this.now }),
      patch: <Body>(path: string, body: object) => client.patch<Body>(path, body, { now: this.now }),
    };
  }

  draft(over: object = {}) {
    return this.as('coordinator').post<Written<Meeting>>('/api/meetings', {
      title: '三月第二次联席会议', date: '2026-03-11', time: '09:00', place: '政务服务中心三楼会议室', chairId: this.id('director'), secretaryId: this.id('coordinator'), ...over,
    });
  }

  move(row: { id: string; version: number }, action: string, body: object = {}, username = 'coordinator') {
    return this.as(username).post<Meeting>(`/api/meetings/${row.id}/${action}`, { version: row.version, ...body });
  }

  async room(id: string, username = 'coordinator'): Promise<MeetingRoom> {
    return (await this.made(this.as(username).get<MeetingRoom>(`/api/meetings/${id}/room`))).body;
  }

  item(row: { id: string; version: number }, changes: object, username = 'coordinator') {
    return this.as(username).patch<Written<MeetingItem>>(`/api/meeting-items/${row.id}`, { version: row.version, changes });
  }

  seat(row: { id: string; version: number }, changes: object) {
    return this.as('coordinator').patch<Participant>(`/api/meeting-participants/${row.id}`, { version: row.version, changes });
  }

  /** A meeting on these cases, everybody there, in session. */
  async inSession(caseIds: string[], over: object = {}): Promise<MeetingRoom> {
    const meeting = (await this.made(this.draft({ items: caseIds.map((caseId) => ({ caseId })), ...over }))).body;
    await this.made(this.move(meeting, 'schedule'));
    const { participants } = await this.room(meeting.id);
    for (const one of participants) await this.made(this.seat(one, { attendance: 'present' }));
    const scheduled = (await this.room(meeting.id)).meeting;
    await this.made(this.move(scheduled, 'open'));
    return this.room(meeting.id);
  }

  /** Writes an outcome down, by the item as it stands. */
  async decide(meetingId: string, caseId: string, changes: object): Promise<MeetingItem> {
    const found = (await this.room(meetingId)).items.find((one) => one.caseId === caseId);
    if (!found) throw new Error('no such item');
    return (await this.made(this.item(found, changes))).body;
  }
}

export const resolution = (over: object = {}) => ({ id: 'r1', leadDepartmentId: 'land', assistDepartmentIds: ['tax'], what: '核实权属并出具意见', workingDays: 3, ...over });
