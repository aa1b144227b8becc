-- Another due begins the ladder anew, and so does a pause that leaves the due where it was: what is overdue, or owed by another office's due.
-- Another person hears what has been said of it so far.
DROP TRIGGER `tasks_planned_move`;
--> statement-breakpoint
CREATE TRIGGER `tasks_planned_move` AFTER UPDATE OF `due_at`, `paused_at`, `kind`, `site_id`, `person_id`, `department_id`, `coordinator_id` ON `tasks`
WHEN OLD.`status` IN ('open', 'accepted') AND NEW.`status` IN ('open', 'accepted')
  AND (OLD.`due_at` IS NOT NEW.`due_at` OR OLD.`paused_at` IS NOT NEW.`paused_at` OR OLD.`kind` IS NOT NEW.`kind` OR OLD.`site_id` IS NOT NEW.`site_id`
    OR OLD.`person_id` IS NOT NEW.`person_id` OR OLD.`department_id` IS NOT NEW.`department_id` OR OLD.`coordinator_id` IS NOT NEW.`coordinator_id`)
BEGIN
  UPDATE `reminder_plans` SET
    `at` = '!' || lower(hex(randomblob(8))),
    `due_version` = `due_version` + (OLD.`due_at` IS NOT NEW.`due_at` OR (NEW.`paused_at` IS NOT NULL AND OLD.`paused_at` IS NOT NEW.`paused_at`)),
    `said_at` = CASE WHEN OLD.`due_at` IS NEW.`due_at` AND (NEW.`paused_at` IS NULL OR OLD.`paused_at` IS NEW.`paused_at`) AND OLD.`person_id` IS NEW.`person_id` AND OLD.`department_id` IS NEW.`department_id` AND OLD.`coordinator_id` IS NEW.`coordinator_id` THEN `said_at` END
  WHERE `task_id` = NEW.`id`;
  UPDATE `reminders` SET `ended_at` = NEW.`updated_at` WHERE `task_id` = NEW.`id` AND `ended_at` IS NULL
    AND (OLD.`due_at` IS NOT NEW.`due_at` OR (NEW.`paused_at` IS NOT NULL AND OLD.`paused_at` IS NOT NEW.`paused_at`));
END;
