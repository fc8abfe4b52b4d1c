//! The documents of a provider: one for each group, one for the schemas that several groups share, and `provider.toml`.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::operation::Imported;
use super::output::{Map, OutputNode, yaml};
use super::servers::{ImportedServer, server_name_of};
use super::sign_in::SignIn;
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
    security: Option<OutputNode>,
    schemes: BTreeMap<String, Map>,
    errors: Map,
    kinds: Map,
    tags: HashMap<String, String>,
    pub(super) sign_in: Option<SignIn>,
    pub(super) operations: Vec<Imported>,
    pub(super) components: Vec<Component>,
}

/// The operations of a group.
struct Group<'a> {
    name: &'a str,
    operations: Vec<&'a Imported>,
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
            sign_in: importer.sign_in.take(),
            operations: std::mem::take(&mut importer.imported),
            components: std::mem::take(&mut importer.components),
        }
    }

    /// Leaves out schemas that no operation leads to.
    pub(super) fn prune(&mut self) {
        let used: HashSet<String> = self.homes().into_keys().collect();
        self.components
            .retain(|component| used.contains(&component.name));
    }

    /// Returns the files, with their names below the provider's folder.
    pub(super) fn files(&self, name: &str) -> Vec<(String, String)> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for operation in &self.operations {
            let place = *places.entry(&operation.group).or_insert_with(|| {
                groups.push(Group {
                    name: &operation.group,
                    operations: Vec::new(),
                });
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(place) {
                group.operations.push(operation);
            }
        }
        let homes = self.homes();
        let place = |from: &str, name: &str| match homes.get(name) {
            Some(home) if *home != from => file_name(home),
            _ => String::new(),
        };
        let mut schemas: HashMap<&str, Map> = HashMap::new();
        for component in &self.components {
            if let Some(home) = homes.get(&component.name) {
                let schemas = schemas.entry(home).or_default();
                schemas.set(&component.name, component.out.clone());
            }
        }
        let mut documents: Vec<(String, String)> = Vec::new();
        for (position, group) in groups.iter().enumerate() {
            let mut document = self.document(group, position == 0);
            let schemas = schemas.remove(group.name).unwrap_or_default();
            let components = self.components_of(group, schemas);
            if !components.is_empty() {
                document.set("components", components);
            }
            let mut out = OutputNode::Map(document);
            out.resolve(&|name| place(group.name, name));
            if let OutputNode::Map(document) = out {
                documents.push((file_name(group.name), yaml(&document)));
            }
        }
        let shared = schemas.remove(COMMON_HOME).unwrap_or_default();
        if !shared.is_empty() {
            let mut out = OutputNode::Map(
                self.head()
                    .with("paths", Map::default())
                    .with("components", Map::default().with("schemas", shared)),
            );
            out.resolve(&|name| place(COMMON_HOME, name));
            if let OutputNode::Map(document) = out {
                documents.push((file_name(COMMON_HOME), yaml(&document)));
            }
        }
        let files: Vec<&str> = documents.iter().map(|(file, _)| file.as_str()).collect();
        let settings = self.settings(name, &files);
        documents.push(("provider.toml".to_owned(), settings));
        documents
    }

    /// Returns the document of each schema that operations lead to, directly or through others.
    ///
    /// It is that of the only group that uses it, or the common one. A schema is visited once for its first group, and
    /// once more when it turns out to have several.
    fn homes(&self) -> HashMap<String, &str> {
        let components = self.components.iter();
        let outs: HashMap<&str, &OutputNode> = components
            .map(|component| (component.name.as_str(), &component.out))
            .collect();
        let mut homes: HashMap<String, &str> = HashMap::new();
        let mut waiting: Vec<(String, &str)> = Vec::new();
        for operation in &self.operations {
            for (_, out) in operation.out.iter() {
                out.schemas(&mut |name| waiting.push((name.to_owned(), &operation.group)));
            }
            while let Some((name, user)) = waiting.pop() {
                let home = match homes.get(&name) {
                    Some(known) if *known == user || *known == COMMON_HOME => continue,
                    Some(_) => COMMON_HOME,
                    None => user,
                };
                if let Some(out) = outs.get(name.as_str()) {
                    out.schemas(&mut |name| waiting.push((name.to_owned(), home)));
                }
                homes.insert(name, home);
            }
        }
        homes
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

    /// Returns the server of a document: the default one, or the first if no call goes to that.
    fn default_server(&self) -> OutputNode {
        let first = self.used_servers().next().or(self.servers.first());
        first.map_or_else(|| OutputNode::List(Vec::new()), ImportedServer::out)
    }

    fn document(&self, group: &Group<'_>, is_first: bool) -> Map {
        let mut document = self.head();
        if let (true, Some(description), Some(OutputNode::Map(mut info))) =
            (is_first, &self.description, document.get("info").cloned())
        {
            info.set("description", description.as_str());
            document.set("info", info);
        }
        if let Some(security) = &self.security {
            document.set("security", security.clone());
        }
        let words = match self.tags.get(group.name) {
            Some(words) => words.clone(),
            None => format!("{}.", names::camel(group.name)),
        };
        let tag = Map::default()
            .with("name", group.name)
            .with("description", words);
        document.set("tags", vec![OutputNode::from(tag)]);
        let sign_in = self.sign_in.as_ref();
        let sign_in = sign_in.filter(|sign_in| sign_in.group == group.name);
        let mut errors = match sign_in {
            // As RFC 6749 has them.
            Some(_) => Map::default()
                .with("code", vec![OutputNode::from("error")])
                .with("message", vec![OutputNode::from("error_description")]),
            None => self.errors.clone(),
        };
        if let Some(sign_in) = sign_in {
            document.set_for_review(
                "x-sdk-oauth",
                sign_in.out.clone(),
                "guessed from the addresses of a security scheme",
            );
        }
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
        for operation in &group.operations {
            match paths.get_mut(&operation.path) {
                Some(OutputNode::Map(item)) => item.set(&operation.method, operation.out.clone()),
                _ => {
                    let item = Map::default().with(&operation.method, operation.out.clone());
                    paths.set(&operation.path, item);
                }
            }
        }
        document.set("paths", paths);
        document
    }

    fn components_of(&self, group: &Group<'_>, schemas: Map) -> Map {
        let mut components = Map::default();
        let operations = group.operations.iter();
        let own = operations.filter_map(|one| one.out.get("security"));
        let mut schemes = Map::default();
        for requirements in own.chain(&self.security) {
            let OutputNode::List(requirements) = requirements else {
                continue;
            };
            for requirement in requirements {
                let OutputNode::Map(requirement) = requirement else {
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

    /// Writes `provider.toml`.
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

/// Returns the document of a group.
fn file_name(group: &str) -> String {
    match group {
        COMMON_HOME => format!("{COMMON}.yaml"),
        // The documents of other groups have no underscore.
        COMMON => "common_calls.yaml".to_owned(),
        group => format!("{}.yaml", group.replace('_', "-")),
    }
}
