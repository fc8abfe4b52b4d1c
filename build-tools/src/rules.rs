//! The rules by name, each with a line that explains it.

macro_rules! rules {
    ($($constant:ident = $name:literal: $explanation:literal;)*) => {
        $(
            #[doc = $explanation]
            pub const $constant: &str = $name;
        )*

        /// Every rule and what it asks for.
        pub const RULES: &[(&str, &str)] = &[$(($name, $explanation)),*];
    };
}

rules! {
    YAML_SYNTAX = "yaml-syntax": "A document is well-formed YAML, a vendor's YAML or JSON.";
    YAML_ENCODING = "yaml-encoding": "A file is UTF-8 without byte order mark and control characters.";
    YAML_EMPTY = "yaml-empty": "A document is not empty.";
    YAML_SEVERAL_DOCUMENTS = "yaml-several-documents": "A file holds one document.";
    YAML_DUPLICATE_KEY = "yaml-duplicate-key": "A key is in a mapping once.";
    YAML_KEY = "yaml-key": "A key is a word or a number, not empty and no list or mapping.";
    YAML_MERGE_KEY = "yaml-merge-key": "Merge keys are not used.";
    YAML_ANCHOR = "yaml-anchor": "Anchors and aliases are not used.";
    YAML_TAG = "yaml-tag": "YAML tags are not used.";
    YAML_TOO_DEEP = "yaml-too-deep": "A document nests at most 100 levels deep.";

    PROVIDER_FILE = "provider-file": "A provider's folder has a provider.toml that can be read and is TOML.";
    PROVIDER_KEY = "provider-key": "provider.toml has the keys that it needs, of the right type, and no others.";
    PROVIDER_CRATE = "provider-crate": "`crate` is a package name that is free for a generated crate.";
    PROVIDER_SERVER = "provider-server": "provider.toml names the servers, in kebab-case and each once.";
    PROVIDER_DOCUMENT = "provider-document": "The documents in the folder and those in provider.toml are the same.";

    REF_FORM = "ref-form": "A $ref is `#/components/<kind>/<name>` or `other.yaml#/components/<kind>/<name>`.";
    REF_UNKNOWN = "ref-unknown": "A $ref leads to something that exists.";
    REF_CYCLE = "ref-cycle": "A chain of $ref comes to an end.";
    REF_KIND = "ref-kind": "A $ref leads to the kind of component that is needed at its place.";
    REF_SIBLING = "ref-sibling": "A $ref stands alone; OpenAPI ignores what is beside it.";

    WRONG_TYPE = "wrong-type": "A value is of the kind that its key asks for: text, a list, a mapping, true or false.";
    MISSING_KEY = "missing-key": "What is needed is there, summaries of operations, descriptions of responses and tags included.";
    UNKNOWN_KEY = "unknown-key": "There are no keys that OpenAPI does not have at that place.";
    UNSUPPORTED_KEY = "unsupported-key": "There are no keys of OpenAPI that would be dropped in silence.";
    FOREIGN_KEY = "foreign-key": "There are no `x-` keys of other tools.";
    SDK_KEY = "sdk-key": "An `x-sdk-` key is one of the vocabulary and stands where it has a meaning.";

    OPENAPI_VERSION = "openapi-version": "A document is written in OpenAPI 3.0.";
    SERVER_URL = "server-url": "The URL of a server is whole, https (http on loopback only), and ends with its path.";
    SERVERS = "servers": "A document names one server, an operation at most one, with the same URL and description for a name.";
    TAG = "tag": "A tag is described once, and used.";
    COMPONENT_NAME = "component-name": "A component's name has letters, digits, `.`, `_` and `-` only.";
    UNUSED_COMPONENT = "unused-component": "Every component is used by an operation.";
    UNUSED_SERVER = "unused-server": "Every server of provider.toml answers an operation.";
    NO_OPERATIONS = "no-operations": "A provider has operations.";

    PATH_FORM = "path-form": "A path begins with a slash, is there once, is no $ref and has operations.";
    PATH_PARAMETER = "path-parameter": "The parameters in a path and those with `in: path` are the same, and required.";
    OPERATION_ID = "operation-id": "An operationId is the tag, a dot and the method's name in snake_case.";
    OPERATION_SUMMARY = "operation-summary": "The summary of an operation is one line.";
    OPERATION_TAG = "operation-tag": "An operation has one tag, in snake_case, that is not a module of every crate.";
    OPERATION_NAME = "operation-name": "A group has no two methods of one name.";
    ARGUMENT_NAME = "argument-name": "The arguments of a call have different names in Rust, none of them that of a method.";
    RUST_NAME = "rust-name": "An x-sdk-name can be a name in Rust.";

    PARAMETER_PLACE = "parameter-place": "A parameter is in the path, the query or a header.";
    PARAMETER_DUPLICATE = "parameter-duplicate": "A list has one parameter of a place and name.";
    PARAMETER_STYLE = "parameter-style": "A parameter is written in a style that its type can take.";
    HEADER_NAME = "header-name": "A header's name is possible, and not one that the client writes itself.";
    NOT_SCALAR = "not-scalar": "What is written as one piece of text is a string, a number, a boolean or an enum.";

    BODY_METHOD = "body-method": "GET and HEAD have no body.";
    BODY_FORM = "body-form": "A form is an object, or a oneOf of objects with a discriminator, with members that are scalars or lists of them.";
    BODY_MULTIPART = "body-multipart": "The parts of a multipart body are bytes, single values, lists of these, or objects.";
    MEDIA_TYPE = "media-type": "A body has one media type that can be written, or says with x-sdk-media-type which one.";

    RESPONSE_STATUS = "response-status": "A response stands below a status from 200 to 599, 2XX if that is the only success, 4XX, 5XX or default.";
    RESPONSE_SUCCESS = "response-success": "An operation has a success response.";
    RESPONSE_CONTENT = "response-content": "A response has a body that it can have and that can be decoded.";
    RESPONSE_HEADER = "response-header": "Headers are described on success responses, with different names in Rust.";

    SCHEMA_TYPE = "schema-type": "A schema has one type of OpenAPI, or says nothing at all.";
    SCHEMA_NAME = "schema-name": "Schemas have different names over all documents, in the spec and in Rust.";
    SCHEMA_FORMAT = "schema-format": "A format is one that the type has, or no slip of one.";
    SCHEMA_ENUM = "schema-enum": "An enum lists strings or whole numbers, each once.";
    SCHEMA_RANGE = "schema-range": "A minimum is not above the maximum, and bounds stand where a value has what they bound.";
    SCHEMA_DEFAULT = "schema-default": "A default is a value of its schema.";
    SCHEMA_ARRAY = "schema-array": "An array says what its items are.";
    SCHEMA_OBJECT = "schema-object": "An object says what its members are, and what becomes of others.";
    SCHEMA_REQUIRED = "schema-required": "A required property is described, and listed once.";
    SCHEMA_BINARY = "schema-binary": "Bytes are a body or a part of a multipart body, never inside JSON or a form.";
    SCHEMA_CYCLE = "schema-cycle": "A schema does not contain itself without end.";
    NULLABLE = "nullable": "Null is allowed only where it can be told from a value.";
    PROPERTY_NAME = "property-name": "The properties of an object have different names in Rust.";
    ALL_OF = "all-of": "The members of an allOf are objects that agree about the properties that they share.";
    ONE_OF = "one-of": "A oneOf has at least two members, or one and a discriminator, each once.";
    DISCRIMINATOR = "discriminator": "A discriminator is a string property that leads to every member of its oneOf.";

    SECURITY_SCHEME = "security-scheme": "A security scheme is of type http or apiKey, or oauth2 for documentation.";
    SECURITY = "security": "A security requirement names one declared scheme, without scopes unless that is oauth2.";

    SDK_SERVER = "sdk-server": "x-sdk-server names a server of provider.toml.";
    SDK_PAGES = "sdk-pages": "x-sdk-pages has a known style, and names parameters and members that exist.";
    SDK_POLL = "sdk-poll": "x-sdk-poll names an operation, a parameter, members and states that exist.";
    SDK_OUTCOME = "sdk-outcome": "An outcome has a name in UpperCamelCase, different from the others, and a single status.";
    SDK_UNWRAP = "sdk-unwrap": "x-sdk-unwrap leads to a member of a JSON body.";
    SDK_STREAM = "sdk-stream": "x-sdk-stream is bytes or json-lines, with a schema to match.";
    SDK_SLASHES = "sdk-slashes": "x-sdk-slashes stands on a path parameter that is a string.";
    SDK_RATE_LIMIT = "sdk-rate-limit": "x-sdk-rate-limit has a number of calls, a period and a scope.";
    SDK_PREVIEW = "sdk-preview": "x-sdk-preview names a Cargo feature of its own, on an operation that neither follows another nor is followed, or on a setter.";
    SDK_RETRY = "sdk-retry": "x-sdk-retry names answers, verdicts and headers, each rule once.";
    SDK_IDEMPOTENT = "sdk-idempotent": "x-sdk-idempotent is true, false, or gone-is-done where a success has no body.";
    SDK_ID = "sdk-id": "x-sdk-id names a newtype over plain text.";
    SDK_ONE_OR_MANY = "sdk-one-or-many": "x-sdk-one-or-many stands on a property that is a list of objects or strings.";
    SDK_CHOICE = "sdk-choice": "x-sdk-choice has values that set properties of its object, which is not a form and in no allOf.";
    SDK_OAUTH = "sdk-oauth": "x-sdk-oauth is there once, and names servers and operations that a sign-in can use.";
    SDK_ERRORS = "sdk-errors": "x-sdk-errors has paths, and kinds that can be told apart, in families with a top; an operation names kinds that there are.";
}
