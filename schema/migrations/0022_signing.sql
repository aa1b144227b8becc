ALTER TABLE `tasks` ADD `approval_id` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `signers` text;--> statement-breakpoint
CREATE INDEX `tasks_approval` ON `tasks` (`approval_id`) WHERE approval_id is not null;
--> statement-breakpoint
-- Steps came without name and days until a district could set them.
UPDATE `approvals` SET `steps` = '[{"code":"review","name":"审核","by":["head","supervisor"],"workingDays":1},{"code":"decide","name":"批准","by":["director"],"workingDays":1}]' WHERE `kind` = 'special' AND `steps` <> '[]';
--> statement-breakpoint
DROP TRIGGER `approvals_signed`;
--> statement-breakpoint
-- Whatever path a write comes by, a special request counts only with the neighbourhood's word and a signature for each of
-- its steps, two at the least, all of different people of different units, none of them the requester's.
CREATE TRIGGER `approvals_signed` BEFORE UPDATE OF `status` ON `approvals` WHEN NEW.`kind` = 'special' AND NEW.`status` = 'approved' AND OLD.`status` <> 'approved'
BEGIN
  SELECT RAISE(ABORT, 'approval.incomplete') WHERE NEW.`verification` IS NULL
    OR (SELECT count(DISTINCT json_extract(`value`, '$.personId')) FROM json_each(NEW.`signatures`)) < max(2, json_array_length(NEW.`steps`))
    OR (SELECT count(DISTINCT json_extract(`value`, '$.unit')) FROM json_each(NEW.`signatures`)) < max(2, json_array_length(NEW.`steps`))
    OR EXISTS (SELECT 1 FROM json_each(NEW.`signatures`) WHERE json_extract(`value`, '$.personId') = NEW.`requester_id`);
END;
