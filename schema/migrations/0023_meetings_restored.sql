-- A meeting taken out of the trash brings its agenda back: a case on another one meanwhile would stand on two.
CREATE TRIGGER `meetings_restored` BEFORE UPDATE OF `deleted_at` ON `meetings` WHEN OLD.`deleted_at` IS NOT NULL AND NEW.`deleted_at` IS NULL AND EXISTS (
  SELECT 1 FROM `meeting_items` AS `mine` JOIN `meeting_items` AS `i` ON `i`.`case_id` = `mine`.`case_id` AND `i`.`meeting_id` <> NEW.`id` JOIN `meetings` AS `m` ON `m`.`id` = `i`.`meeting_id`
  WHERE `mine`.`meeting_id` = NEW.`id` AND `mine`.`deleted_at` IS NULL AND `mine`.`outcome` IS NOT 'adjourned' AND `i`.`deleted_at` IS NULL AND `i`.`outcome` IS NOT 'adjourned' AND `m`.`deleted_at` IS NULL AND `m`.`status` <> 'closed')
BEGIN
  SELECT RAISE(ABORT, 'meeting.item_twice');
END;
