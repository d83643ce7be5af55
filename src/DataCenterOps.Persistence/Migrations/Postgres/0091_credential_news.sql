-- Tells all silos with the commit that what they remember of a token or its holder may be over. A trigger, so that no way of
-- changing these rows can forget it. Inserted rows are left out: what was not there is not remembered.
CREATE FUNCTION dcops_credential_news() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NOTIFY dcops_credentials;
    RETURN NULL;
END
$body$;

CREATE TRIGGER token_news AFTER UPDATE OR DELETE OR TRUNCATE ON token
    FOR EACH STATEMENT EXECUTE FUNCTION dcops_credential_news();
CREATE TRIGGER person_news AFTER UPDATE OR DELETE OR TRUNCATE ON person
    FOR EACH STATEMENT EXECUTE FUNCTION dcops_credential_news();
CREATE TRIGGER token_credential_news AFTER UPDATE OF hash OR DELETE ON token_credential
    FOR EACH STATEMENT EXECUTE FUNCTION dcops_credential_news();
