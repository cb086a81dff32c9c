-- Holds the log of receipts until the transaction ends and gives its last receipt, in one round trip: everybody else's receipt
-- waits meanwhile. A volatile function sees in its second statement what was committed while its first one waited.
CREATE FUNCTION receipt_log_held() RETURNS TABLE (last_position bigint, last_link text) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('receipt log', 0));
  RETURN QUERY SELECT r.position, r.link FROM receipt r ORDER BY r.position DESC LIMIT 1;
END $$;
