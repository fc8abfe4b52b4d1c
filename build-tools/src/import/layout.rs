//! The documents of a provider: one for each group, one for the schemas that several groups share, and `provider.toml`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::operation::Imported;
use super::output::{Map, Out, yaml};
use super::servers::{ImportedServer, server_name_of};
use super::{Component, Importer, words};
use crate::load::Node;
use crate::names;

/// Everything that is written, before it is laid out.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    title: String,
    version: String,
    description: Option<String>,
    servers: Vec<ImportedServer>,
    security: Option<Out>,
    schemes: BTreeMap<String, Map>,
    errors: Map,
    kinds: Map,
    tags: HashMap<String, String>,
    pub(super) operations: Vec<Imported>,
    pub(super) components: Vec<Component>,
}

/// The name of the document with what several groups use.
const COMMON: &str = "common";

impl Parts {
    pub(super) fn of(importer: &mut Importer<'_>) -> Parts {
        let root = &importer.source.root;
        let info = |key: &str| root.get("info").and_then(|info| words::text(info, key));
        let (title, version, description) = (info("title"), info("version"), info("description"));
        let mut tags = HashMap::new();
        for tag in root.get("tags").map(Node::as_sequence).unwrap_or_default() {
            if let (Some(name), Some(text)) =
                (words::text(tag, "name"), words::text(tag, "description"))
            {
                tags.entry(names::snake(&name).trim_end_matches('_').to_owned())
                    .or_insert(text);
            }
        }
        let security = importer.default_security();
        let mut schemes = BTreeMap::new();
        let declared = root.pointer(&["components", "securitySchemes"]);
        for entry in declared.into_iter().flat_map(Node::members) {
            if let Some(scheme) = importer.scheme(&entry.key) {
                schemes.insert(importer.scheme_name(&entry.key), scheme);
            }
        }
        let (errors, kinds) = importer.errors();
        Parts {
            title: title.map_or_else(|| "The API".to_owned(), |title| title.replace('\n', " ")),
            version: version.unwrap_or_else(|| "1".to_owned()),
            description,
            servers: std::mem::take(&mut importer.servers),
            security,
            schemes,
            errors,
            kinds,
            tags,
            operations: std::mem::take(&mut importer.imported),
            components: std::mem::take(&mut importer.components),
        }
    }

    /// Leaves out schemas that no operation leads to.
    pub(super) fn prune(&mut self) {
        let used = self.reach(&self.operations.iter().collect::<Vec<_>>());
        self.components
            .retain(|component| used.contains(&component.name));
    }

    /// The schemas that operations lead to, straight or through others.
    fn reach(&self, operations: &[&Imported]) -> HashSet<String> {
        let outs: HashMap<&str, &Out> = self
            .components
            .iter()
            .map(|component| (component.name.as_str(), &component.out))
            .collect();
        let mut waiting = Vec::new();
        for operation in operations {
            for (_, out) in operation.out.iter() {
                out.schemas(&mut |name| waiting.push(name.to_owned()));
            }
        }
        let mut used = HashSet::new();
        while let Some(name) = waiting.pop() {
            if let Some(out) = outs.get(name.as_str())
                && !used.contains(&name)
            {
                out.schemas(&mut |name| waiting.push(name.to_owned()));
            }
            used.insert(name);
        }
        used
    }

    /// The files, with their names below the provider's folder.
    pub(super) fn files(&self, name: &str) -> Vec<(String, String)> {
        let mut groups: Vec<&str> = Vec::new();
        for operation in &self.operations {
            if !groups.contains(&operation.group.as_str()) {
                groups.push(&operation.group);
            }
        }
        let homes = self.homes(&groups);
        let place = |from: &str, name: &str| match homes.get(name) {
            Some(home) if home != from => file_name(home),
            _ => String::new(),
        };
        let mut documents: Vec<(String, String)> = Vec::new();
        for (position, group) in groups.iter().enumerate() {
            let mut document = self.document(group, position == 0);
            let schemas = self.schemas_of(group, &homes);
            let components = self.components_of(group, schemas);
            if !components.is_empty() {
                document.set("components", components);
            }
            let mut out = Out::Map(document);
            out.resolve(&|name| place(group, name));
            if let Out::Map(document) = out {
                documents.push((file_name(group), yaml(&document)));
            }
        }
        let shared = self.schemas_of(COMMON_HOME, &homes);
        if !shared.is_empty() {
            let mut out = Out::Map(
                self.head()
                    .with("paths", Map::default())
                    .with("components", Map::default().with("schemas", shared)),
            );
            out.resolve(&|name| place(COMMON_HOME, name));
            if let Out::Map(document) = out {
                documents.push((file_name(COMMON_HOME), yaml(&document)));
            }
        }
        let files: Vec<&str> = documents.iter().map(|(file, _)| file.as_str()).collect();
        let settings = self.settings(name, &files);
        documents.push(("provider.toml".to_owned(), settings));
        documents
    }

    /// The document of each schema: that of the only group that uses it, or the common one.
    fn homes(&self, groups: &[&str]) -> HashMap<String, String> {
        let mut users: HashMap<String, BTreeSet<&str>> = HashMap::new();
        for group in groups {
            let operations = self.operations.iter().filter(|one| one.group == *group);
            for name in self.reach(&operations.collect::<Vec<_>>()) {
                users.entry(name).or_default().insert(group);
            }
        }
        let home = |users: BTreeSet<&str>| match users.first() {
            Some(only) if users.len() == 1 => (*only).to_owned(),
            _ => COMMON_HOME.to_owned(),
        };
        users
            .into_iter()
            .map(|(name, users)| (name, home(users)))
            .collect()
    }

    fn schemas_of(&self, home: &str, homes: &HashMap<String, String>) -> Map {
        let mut schemas = Map::default();
        for component in &self.components {
            if homes
                .get(&component.name)
                .is_some_and(|known| known == home)
            {
                schemas.set(&component.name, component.out.clone());
            }
        }
        schemas
    }

    fn head(&self) -> Map {
        let mut info = Map::default().with("title", self.title.as_str());
        info.set("version", self.version.as_str());
        Map::default()
            .with("openapi", "3.0.3")
            .with("info", info)
            .with("servers", self.default_server())
            .with("x-sdk-check", false)
    }

    /// The server of a document: the default one, or the first if no call goes to that.
    fn default_server(&self) -> Out {
        let first = self.used_servers().next().or(self.servers.first());
        first.map_or_else(|| Out::List(Vec::new()), ImportedServer::out)
    }

    fn document(&self, group: &str, is_first: bool) -> Map {
        let mut document = self.head();
        if let (true, Some(description), Some(Out::Map(mut info))) =
            (is_first, &self.description, document.get("info").cloned())
        {
            info.set("description", description.as_str());
            document.set("info", info);
        }
        if let Some(security) = &self.security {
            document.set("security", security.clone());
        }
        let words = match self.tags.get(group) {
            Some(words) => words.clone(),
            None => format!("{}.", names::camel(group)),
        };
        let tag = Map::default()
            .with("name", group)
            .with("description", words);
        document.set("tags", vec![Out::from(tag)]);
        let mut errors = self.errors.clone();
        if is_first && !self.kinds.is_empty() {
            errors.set("kinds", self.kinds.clone());
        }
        if !errors.is_empty() {
            document.set_for_review(
                "x-sdk-errors",
                errors,
                "guessed from the names of members and from statuses",
            );
        }
        let mut paths = Map::default();
        for operation in self.operations.iter().filter(|one| one.group == group) {
            let mut item = match paths.get(&operation.path) {
                Some(Out::Map(item)) => item.clone(),
                _ => Map::default(),
            };
            item.set(&operation.method, operation.out.clone());
            paths.set(&operation.path, item);
        }
        document.set("paths", paths);
        document
    }

    fn components_of(&self, group: &str, schemas: Map) -> Map {
        let mut components = Map::default();
        let operations = self.operations.iter().filter(|one| one.group == group);
        let own = operations.filter_map(|one| one.out.get("security"));
        let mut schemes = Map::default();
        for requirements in own.chain(&self.security) {
            let Out::List(requirements) = requirements else {
                continue;
            };
            for requirement in requirements {
                let Out::Map(requirement) = requirement else {
                    continue;
                };
                for (name, _) in requirement.iter() {
                    if let Some(scheme) = self.schemes.get(name) {
                        schemes.set(name, scheme.clone());
                    }
                }
            }
        }
        if !schemes.is_empty() {
            components.set("securitySchemes", schemes);
        }
        if !schemas.is_empty() {
            components.set("schemas", schemas);
        }
        components
    }

    /// `provider.toml`.
    fn settings(&self, name: &str, files: &[&str]) -> String {
        let quoted =
            |text: &str| toml::Value::String(words::clean(text).replace('\n', " ")).to_string();
        let mut text = format!(
            "crate = {}\ntitle = {}\ndocuments = [\n",
            quoted(name),
            quoted(&self.title)
        );
        for file in files {
            text.push_str(&format!("    {},\n", quoted(file)));
        }
        text.push_str("]\n# A Cargo feature for each group of calls, so that users compile only what they call.\n# features = true\n");
        let names: Vec<String> = self
            .used_servers()
            .map(|server| quoted(&server.name))
            .collect();
        text.push_str(&format!("servers = [{}]\n", names.join(", ")));
        text
    }

    fn used_servers(&self) -> impl Iterator<Item = &ImportedServer> {
        self.servers.iter().filter(|server| {
            self.operations
                .iter()
                .any(|operation| match server_name_of(&operation.out) {
                    Some(used) => used == server.name,
                    None => server.name == "api",
                })
        })
    }
}

/// Stands for the common document where a group's name could stand.
const COMMON_HOME: &str = "";

/// The document of a group.
fn file_name(group: &str) -> String {
    match group {
        COMMON_HOME => format!("{COMMON}.yaml"),
        // The documents of other groups have no underscore.
        COMMON => "common_calls.yaml".to_owned(),
        group => format!("{}.yaml", group.replace('_', "-")),
    }
}
